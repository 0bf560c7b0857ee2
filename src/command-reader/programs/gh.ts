import type { Word } from '../types';
import { literalOf } from '../types';
import { literalWord } from '../words';
import type { Consequence, Program } from './program';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** gh extension install owner/repository; `gh codespace ssh -- words`. `gh copilot` itself is a subcommand, which the catalogue knows. */
export const program: Program = {
  names: ['gh'],
  read: (words) => {
    const [topic, verb, ...rest] = words;
    switch (topic && literalOf(topic)) {
      case 'extension':
      case 'extensions':
      case 'ext':
        return verb ? readExtension(literalOf(verb), rest, topic as Word) : [];
      case 'codespace':
      case 'cs': {
        if (!verb || literalOf(verb) !== 'ssh') return [];
        const read = readOptions(rest, {
          options: 'first-operand',
          valueFlags: ['-c', '--codespace', '--profile', '-R', '--repo', '--repo-owner', '--server-port'],
        });
        return read.operands.length === 0 ? [] : [{ kind: 'run-text', words: read.operands, shell: 'bash' }];
      }
      default:
        return [];
    }
  },
};

function readExtension(verb: string | undefined, words: readonly Word[], topic: Word): readonly Consequence[] {
  if (verb === 'exec') return runWords([literalWord('gh', topic.span), ...words]);
  const read = readOptions(words, { options: 'anywhere', valueFlags: ['--pin'] });
  if ((verb !== 'install' && verb !== 'upgrade') || hasOption(read, '--dry-run')) return [];
  const version = optionValue(read, '--pin');
  return packagesOf('gh-extension', 'install', read.operands).map((found) =>
    found.kind === 'package' && version ? { ...found, version: literalOf(version) } : found,
  );
}

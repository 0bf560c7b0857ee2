import { literalOf } from '../types';
import type { Program } from './program';
import { optionValues, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** The commands of git that run another at once: `bisect run`, `rebase --exec`, `submodule foreach`. Editors and hooks come later. */
export const program: Program = {
  names: ['git'],
  read: (words) => {
    const { operands } = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-C',
        '-c',
        '--git-dir',
        '--work-tree',
        '--namespace',
        '--exec-path',
        '--super-prefix',
        '--config-env',
      ],
    });
    const [verb, ...rest] = operands;
    const next = rest[0] && literalOf(rest[0]);
    switch (verb && literalOf(verb)) {
      case 'bisect':
        return next === 'run' ? runWords(rest.slice(1)) : [];
      case 'submodule': {
        const start = rest.findIndex((word) => literalOf(word) === 'foreach');
        const text = start < 0 ? [] : readOptions(rest.slice(start + 1), { options: 'first-operand' }).operands;
        return text.length === 0 ? [] : [{ kind: 'run-text', words: text, shell: 'sh' }];
      }
      case 'rebase':
        return optionValues(
          readOptions(rest, { options: 'anywhere', valueFlags: ['-x', '--exec', '--onto', '-s', '-X'] }),
          '-x',
          '--exec',
        ).map((word) => ({
          kind: 'run-text',
          words: [word],
          shell: 'sh',
        }));
      default:
        return [];
    }
  },
};

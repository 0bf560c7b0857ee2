import type { Word } from '../types';
import { literalOf } from '../types';
import { pythonInstall } from './pip';
import type { Consequence, Program } from './program';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packageOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** https://docs.astral.sh/uv/reference/cli/ */
export const program: Program = {
  names: ['uv', 'uvx'],
  read: (words, call) => {
    if (call.name === 'uvx') return readToolRun(words);
    const [verb, ...rest] = readOptions(words, { options: 'first-operand', valueFlags: uvFlags }).operands;
    switch (verb && literalOf(verb)) {
      case 'run':
        return readRun(rest);
      case 'add':
        return pythonInstall(rest, uvFlags);
      case 'x':
        return readToolRun(rest);
      case 'tool':
      case 'pip':
        return readNested(verb && literalOf(verb) === 'tool', rest);
      default:
        return [];
    }
  },
};

function readNested(isTool: boolean | undefined, words: readonly Word[]): readonly Consequence[] {
  const [verb, ...rest] = readOptions(words, { options: 'first-operand', valueFlags: uvFlags }).operands;
  const name = verb && literalOf(verb);
  if (isTool && name === 'run') return readToolRun(rest);
  if (name === 'install' || (isTool && name === 'upgrade')) return pythonInstall(rest, uvFlags);
  return [];
}

function readRun(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, { options: 'first-operand', valueFlags: uvFlags });
  const [first, ...rest] = read.operands;
  if (first && hasOption(read, '-m', '--module')) {
    const name = literalOf(first)?.replace(/\..*$/, '');
    return name ? [{ kind: 'module', name, word: first, words: rest }] : [];
  }
  return runWords(read.operands);
}

/**
 * Without `--from` the first word is the package, whose command has the same name; `uvx aider@latest`. What `--with` adds is
 * only there to be imported: when its program is started, the words say so.
 */
function readToolRun(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, { options: 'first-operand', valueFlags: uvFlags });
  const [first] = read.operands;
  const from = optionValue(read, '--from');
  if (from !== undefined) return [...packageOf('pypi', 'run', from), ...runWords(read.operands)];
  return first === undefined ? [] : packageOf('pypi', 'run', first);
}

const uvFlags = [
  ...[
    '--with',
    '-w',
    '--with-editable',
    '--with-requirements',
    '--from',
    '--spec',
    '-p',
    '--python',
    '--project',
    '--directory',
  ],
  ...[
    '--env-file',
    '--group',
    '--only-group',
    '--no-group',
    '--extra',
    '--no-extra',
    '--package',
    '--index',
    '--default-index',
  ],
  ...['-i', '--index-url', '--extra-index-url', '-f', '--find-links', '-P', '--upgrade-package', '--reinstall-package'],
  ...[
    '--resolution',
    '--prerelease',
    '--fork-strategy',
    '--exclude-newer',
    '--link-mode',
    '-C',
    '--config-setting',
    '--color',
  ],
  ...[
    '--no-build-package',
    '--no-binary-package',
    '--refresh-package',
    '--cache-dir',
    '--config-file',
    '--allow-insecure-host',
  ],
  ...[
    '-r',
    '--requirement',
    '--requirements',
    '-c',
    '--constraint',
    '--constraints',
    '-b',
    '--build-constraints',
    '--overrides',
  ],
  ...[
    '-e',
    '--editable',
    '--target',
    '--prefix',
    '--index-strategy',
    '--keyring-provider',
    '--python-platform',
    '--optional',
  ],
  ...['--rev', '--tag', '--branch', '--bounds', '--marker', '--torch-backend', '--with-executables-from'],
];

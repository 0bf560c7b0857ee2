import { literalOf } from '../types';
import { pythonInstall } from './pip';
import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { packageOf } from './shared/package-names';
import { runWords } from './shared/prefix';

const valueFlags = [
  '--spec',
  '--python',
  '--fetch-missing-python',
  '-i',
  '--index-url',
  '--pip-args',
  '--suffix',
  '--preinstall',
  '--backend',
  '--with',
  '--include-deps-of',
];

/** https://pipx.pypa.io/stable/reference/cli/ */
export const program: Program = {
  names: ['pipx'],
  read: (words) => {
    const [verb, ...rest] = readOptions(words, { options: 'first-operand', valueFlags }).operands;
    switch (verb && literalOf(verb)) {
      case 'run': {
        const read = readOptions(rest, { options: 'first-operand', valueFlags });
        const [first] = read.operands;
        const spec = optionValue(read, '--spec');
        if (spec !== undefined) return [...packageOf('pypi', 'run', spec), ...runWords(read.operands)];
        return first === undefined ? [] : packageOf('pypi', 'run', first);
      }
      case 'install':
      case 'upgrade':
      case 'reinstall':
      case 'install-all':
        return pythonInstall(rest, valueFlags);
      case 'inject':
        return pythonInstall(rest.slice(1), valueFlags);
      default:
        return [];
    }
  },
};

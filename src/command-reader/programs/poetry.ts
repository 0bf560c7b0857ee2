import { literalOf } from '../types';
import { leadingText } from '../words';
import { pythonInstall } from './pip';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

const valueFlags = [
  '-C',
  '--directory',
  '-P',
  '--project',
  '-G',
  '--group',
  '-E',
  '--extras',
  '--platform',
  '--source',
  '--python',
  '--pypi-mirror',
  '--categories',
  '-p',
  '-s',
  '--site-packages',
  '-e',
  '--editable',
  '-f',
  '--features',
  '--package',
  '--index',
  '--venv',
];

/** What they call installing something for themselves: `rye tools install`, `poetry self add`. */
const installsOwn: Readonly<Partial<Record<string, readonly string[]>>> = {
  rye: ['install'],
  poetry: ['add', 'update'],
  pdm: ['add', 'update'],
};

/** Project managers of Python that share the form `run words` and `add packages`: poetry, pipenv, pdm, rye, hatch, pixi. */
export const program: Program = {
  names: ['poetry', 'pipenv', 'pdm', 'rye', 'hatch'],
  read: (words, call) => {
    const style = { options: 'first-operand', valueFlags } as const;
    const [verb, ...rest] = readOptions(words, style).operands;
    switch (verb && literalOf(verb)) {
      case 'run': {
        const read = readOptions(rest, style).operands;
        const selected = call.name === 'hatch' ? read.findIndex((word) => !/^[+-]/.test(leadingText(word))) : 0;
        const operands = read.slice(selected < 0 ? read.length : selected);
        // `hatch run +py=3.12 test:claude` names the environment in front.
        const [first, ...others] = operands;
        const text = first && literalOf(first);
        if (call.name !== 'hatch' || !first || !text?.includes(':')) return runWords(operands);
        return runWords([{ ...first, pieces: [{ kind: 'literal', text: text.replace(/^[^:]*:/, '') }] }, ...others]);
      }
      case 'add':
      case 'update':
      case 'install':
      case 'upgrade':
        return call.name === 'poetry' && verb && literalOf(verb) === 'install'
          ? []
          : pythonInstall(rest, style.valueFlags);
      case 'tools':
      case 'self':
        return installsOwn[call.name]?.includes((rest[0] && literalOf(rest[0])) ?? '')
          ? pythonInstall(rest.slice(1), style.valueFlags)
          : [];
      default:
        return [];
    }
  },
};

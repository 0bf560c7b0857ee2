import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, optionValues, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

const valueFlags = [
  '-n',
  '--name',
  '-p',
  '--prefix',
  '-c',
  '--channel',
  '--file',
  '-f',
  '--solver',
  '--subdir',
  '--platform',
  '--cwd',
  '-r',
  '--root-prefix',
  '-s',
  '--spec',
  '-e',
  '--env',
  '--environment',
  '--feature',
  '--manifest-path',
  '-w',
  '--with',
  '--expose',
  '--pypi',
];

/** conda, mamba, micromamba, pixi: `run -n env words`, `install packages`, `create -n env packages`, `pixi exec package`. */
export const program: Program = {
  names: ['conda', 'mamba', 'micromamba', 'pixi'],
  read: (words, call) => {
    const [verb, ...rest] = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-r', '--root-prefix'],
    }).operands;
    const flags = call.name === 'pixi' ? valueFlags.filter((flag) => flag !== '--pypi') : valueFlags;
    const name = verb && literalOf(verb);
    const isGlobal = name === 'global' && rest[0] && literalOf(rest[0]) === 'install';
    if (name === 'run') return runWords(readOptions(rest, { options: 'first-operand', valueFlags: flags }).operands);
    if (name === 'exec' || name === 'x') {
      const read = readOptions(rest, { options: 'first-operand', valueFlags: flags });
      return [
        ...packagesOf('conda', 'run', optionValues(read, '-s', '--spec', '-w', '--with')),
        ...packagesOf('conda', 'run', read.operands.slice(0, 1)),
      ];
    }
    if (!isGlobal && !['install', 'create', 'update', 'upgrade', 'add'].includes(name ?? '')) return [];
    const read = readOptions(isGlobal ? rest.slice(1) : rest, { options: 'anywhere', valueFlags: flags });
    return hasOption(read, '--dry-run', '-d', '--download-only')
      ? []
      : packagesOf(hasOption(read, '--pypi') ? 'pypi' : 'conda', 'install', read.operands);
  },
};

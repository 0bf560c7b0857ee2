import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, optionValue, optionValues, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** https://learn.microsoft.com/windows/package-manager/winget/install */
export const program: Program = {
  names: ['winget'],
  read: (words) => {
    const [verb, ...rest] = words;
    const name = (verb && literalOf(verb)?.toLowerCase()) ?? '';
    if (!['install', 'add', 'upgrade', 'update'].includes(name)) return [];
    const read = readOptions(rest, { options: 'anywhere', anyCase: true, valueFlags });
    if (hasOption(read, '--help', '-?')) return [];
    const version = optionValue(read, '-v', '--version');
    const names = [...read.operands, ...optionValues(read, '-q', '--query', '--id', '--name', '--moniker')];
    return packagesOf('winget', 'install', names).map((found) =>
      found.kind === 'package' && version ? { ...found, version: literalOf(version) } : found,
    );
  },
};

const valueFlags = [
  ...[
    '-q',
    '--query',
    '--id',
    '--name',
    '--moniker',
    '-v',
    '--version',
    '-s',
    '--source',
    '--scope',
    '-a',
    '--architecture',
  ],
  ...[
    '--installer-type',
    '--locale',
    '-o',
    '--log',
    '--custom',
    '--override',
    '-l',
    '--location',
    '--header',
    '-m',
    '--manifest',
  ],
  ...['--authentication-mode', '--authentication-account', '-r', '--rename', '--dependency-source'],
];

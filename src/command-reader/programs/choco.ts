import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** https://docs.chocolatey.org/en-us/choco/commands/install/ */
export const program: Program = {
  names: ['choco', 'cinst', 'cup', 'chocolatey'],
  read: (words, call) => {
    const own = call.name === 'cinst' || call.name === 'cup';
    const [verb, ...rest] = words;
    if (!own && !['install', 'upgrade'].includes((verb && literalOf(verb)?.toLowerCase()) ?? '')) return [];
    const read = readOptions(own ? words : rest, { options: 'anywhere', oneDash: 'long', anyCase: true, valueFlags });
    if (hasOption(read, '--noop', '--whatif', '--what-if', '-whatif')) return [];
    const version = optionValue(read, '--version');
    return packagesOf('choco', 'install', read.operands).map((found) =>
      found.kind === 'package' && version ? { ...found, version: literalOf(version) } : found,
    );
  },
};

const valueFlags = [
  '--version',
  '-s',
  '--source',
  '--params',
  '--package-parameters',
  '--ia',
  '--install-arguments',
  '--timeout',
  '--execution-timeout',
  '-u',
  '--user',
  '-p',
  '--password',
  '-c',
  '--cache',
  '--proxy',
];

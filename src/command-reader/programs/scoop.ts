import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** scoop install bucket/app@version: https://github.com/ScoopInstaller/Scoop/wiki */
export const program: Program = {
  names: ['scoop'],
  read: (words) => {
    const [verb, ...rest] = words;
    if (!['install', 'update'].includes((verb && literalOf(verb)?.toLowerCase()) ?? '')) return [];
    return packagesOf(
      'scoop',
      'install',
      readOptions(rest, { options: 'anywhere', valueFlags: ['-a', '--arch'] }).operands,
    );
  },
};

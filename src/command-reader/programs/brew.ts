import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** Homebrew: https://docs.brew.sh/Manpage. `fetch`, `info`, `uninstall` and `tap` bring nothing that can be started. */
export const program: Program = {
  names: ['brew'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--appdir', '--language', '--cc', '--env', '--fontdir', '--prefpanedir'],
    });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    const isCask = name === 'cask';
    const action = isCask ? rest[0] && literalOf(rest[0]) : name;
    if (!['install', 'upgrade', 'reinstall', 'instal'].includes(action ?? '')) return [];
    if (hasOption(read, '--dry-run', '-n', '--only-dependencies')) return [];
    return packagesOf('brew', 'install', isCask ? rest.slice(1) : rest);
  },
};

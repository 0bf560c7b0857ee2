import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** pacman -S and the AUR helpers of its form: `-Ss` searches, `-Si` shows, `-Sp` prints, `-Sw` only downloads. */
export const program: Program = {
  names: ['pacman', 'yay', 'paru', 'pikaur', 'trizen', 'pamac'],
  read: (words, call) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--config', '--dbpath', '-b', '-r', '--root', '--cachedir', '--ignore', '--overwrite'],
    });
    const letters = read.options.map((option) => option.name);
    const [verb, ...rest] = read.operands;
    if (call.name === 'pamac')
      return ['install', 'build'].includes((verb && literalOf(verb)) ?? '')
        ? packagesOf('system', 'install', rest)
        : [];
    const syncs =
      letters.includes('-S') ||
      letters.includes('--sync') ||
      ((call.name === 'yay' || call.name === 'paru') && letters.every((name) => name.startsWith('--')));
    const asks = ['-s', '-i', '-p', '-w', '-l', '-g', '--search', '--info', '--print', '--downloadonly'].some((name) =>
      letters.includes(name),
    );
    return syncs && !asks ? packagesOf('system', 'install', read.operands) : [];
  },
};

import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** lerna, nx, turbo, onchange: a command per package or per change, after `exec` or `--`. */
export const program: Program = {
  names: ['lerna', 'nx', 'onchange', 'devbox', 'flox', 'devenv', 'guix'],
  read: (words, call) => {
    const dashes = words.findIndex((word) => literalOf(word) === '--');
    if (dashes >= 0) return runWords(words.slice(dashes + 1));
    const [verb, ...rest] = readOptions(words, { options: 'first-operand' }).operands;
    const name = verb && literalOf(verb);
    if ((name === 'add' && call.name === 'devbox') || (name === 'install' && call.name === 'flox'))
      return packagesOf(
        'nix',
        'install',
        readOptions(rest, {
          options: 'anywhere',
          valueFlags: [
            '-c',
            '--config',
            '-o',
            '--outputs',
            '-p',
            '--platform',
            '-e',
            '--exclude-platform',
            '-d',
            '--dir',
          ],
        }).operands,
      );
    return name === 'exec' || (name === 'run' && call.name === 'devbox')
      ? runWords(readOptions(rest, { options: 'first-operand', valueFlags: ['--scope', '--concurrency'] }).operands)
      : [];
  },
};

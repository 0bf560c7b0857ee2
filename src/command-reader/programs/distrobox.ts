import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** toolbox run, distrobox enter -- command, lima: from the host into a named Linux. */
export const program: Program = {
  names: ['toolbox', 'distrobox', 'distrobox-enter', 'distrobox-host-exec', 'host-spawn', 'lima', 'orb'],
  read: (words, call) => {
    const valueFlags = [
      '-c',
      '--container',
      '-d',
      '--distro',
      '-r',
      '--release',
      '-n',
      '--name',
      '-a',
      '--additional-flags',
      '-u',
      '--user',
      '-w',
      '--workdir',
      '-m',
      '--machine',
      '-e',
      '--env',
      '-E',
    ];
    const read = readOptions(words, { options: 'first-operand', valueFlags });
    const [verb, ...rest] = read.operands;
    switch (call.name) {
      case 'toolbox':
        return verb && literalOf(verb) === 'run'
          ? runWords(readOptions(rest, { options: 'first-operand', valueFlags }).operands)
          : [];
      case 'distrobox':
      case 'distrobox-enter': {
        const dashes = words.findIndex((word) => ['--', '-e', '--exec'].includes(literalOf(word) ?? ''));
        return dashes < 0 ? [] : runWords(words.slice(dashes + 1));
      }
      default:
        return runWords(read.operands);
    }
  },
};

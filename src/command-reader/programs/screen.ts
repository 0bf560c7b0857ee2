import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** screen(1): `screen -dmS name claude`. `-X` sends a command to a running session, `-r` and `-x` attach to one. */
export const program: Program = {
  names: ['screen'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-c', '-e', '-h', '-p', '-s', '-S', '-t', '-T'],
    });
    return hasOption(read, '-X', '-r', '-R', '-x', '-ls', '-list', '-Q', '-l') ? [] : runWords(read.operands);
  },
};

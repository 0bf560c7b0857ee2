import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** screen(1): `screen -dmS name claude`. `-X` sends a command to a running session, `-r` and `-x` attach to one. */
export const program: Program = {
  names: ['screen'],
  read: (words) => {
    // The one long name with a value: `-Logfile session.log`.
    const log = words.findIndex((word) => literalOf(word) === '-Logfile');
    const read = readOptions(log < 0 ? words : words.toSpliced(log, 2), {
      options: 'first-operand',
      valueFlags: ['-c', '-e', '-h', '-p', '-s', '-S', '-t', '-T'],
    });
    // `-w` and `-v` begin nothing but long names.
    if (words.some((word) => ['-wipe', '-v', '--version'].includes(literalOf(word) ?? ''))) return [];
    return hasOption(read, '-X', '-r', '-R', '-x', '-ls', '-list', '-Q', '-l') ? [] : runWords(read.operands);
  },
};

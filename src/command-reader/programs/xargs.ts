import { prefixProgram } from './shared/prefix';

/** xargs(1), GNU and BSD. What it reads from standard input is never known to be a command. */
export const program = prefixProgram({
  names: ['xargs', 'gxargs'],
  valueFlags: [
    ...['-a', '--arg-file', '-d', '--delimiter', '-E', '-I', '-J', '-L', '-n', '--max-args', '-P', '--max-procs', '-R'],
    ...['-s', '--max-chars', '-S', '--process-slot-var'],
  ],
});

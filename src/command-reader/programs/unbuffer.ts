import { prefixProgram } from './shared/prefix';

/** unbuffer(1) of expect, rlwrap(1), winpty: a terminal around a command. */
export const program = prefixProgram({
  names: ['unbuffer', 'rlwrap', 'winpty', 'faketty', 'colorize'],
  valueFlags: ['-b', '-C', '-D', '-f', '-H', '-l', '-L', '-m', '-M', '-O', '-P', '-q', '-s', '-S', '-t', '-w', '-z'],
});

import { prefixProgram } from './shared/prefix';

/** stdbuf(1). */
export const program = prefixProgram({
  names: ['stdbuf', 'gstdbuf'],
  valueFlags: ['-i', '--input', '-o', '--output', '-e', '--error'],
});

import { prefixProgram } from './shared/prefix';

/** caffeinate(8), macOS. */
export const program = prefixProgram({
  names: ['caffeinate'],
  valueFlags: ['-t', '-w'],
});

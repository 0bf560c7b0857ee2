import { prefixProgram } from './shared/prefix';

/** nice(1). The old form `nice -10` is a flag without a value. */
export const program = prefixProgram({
  names: ['nice', 'gnice'],
  valueFlags: ['-n', '--adjustment'],
});

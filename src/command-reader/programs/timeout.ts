import { prefixProgram } from './shared/prefix';

/** timeout(1): a duration, then the command. */
export const program = prefixProgram({
  names: ['timeout', 'gtimeout'],
  valueFlags: ['-k', '--kill-after', '-s', '--signal'],
  operandsBefore: 1,
});

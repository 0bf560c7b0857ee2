import { prefixProgram } from './shared/prefix';

/** taskset(1), chrt(1): a mask or a priority, then the command. */
export const program = prefixProgram({
  names: ['taskset', 'chrt'],
  valueFlags: ['-T', '--sched-runtime', '-P', '--sched-period', '-D', '--sched-deadline'],
  operandsBefore: 1,
  notWith: ['-p', '--pid', '-m', '--max'],
});

import { prefixProgram } from './shared/prefix';

/** ionice(1). With a process id there is no command. */
export const program = prefixProgram({
  names: ['ionice'],
  valueFlags: ['-c', '--class', '-n', '--classdata', '-p', '--pid', '-P', '--pgid', '-u', '--uid'],
  notWith: ['-p', '--pid', '-P', '--pgid', '-u', '--uid'],
});

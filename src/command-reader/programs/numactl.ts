import { prefixProgram } from './shared/prefix';

/** numactl(8). */
export const program = prefixProgram({
  names: ['numactl'],
  valueFlags: [
    '-N',
    '--cpunodebind',
    '-C',
    '--physcpubind',
    '-m',
    '--membind',
    '-i',
    '--interleave',
    '-p',
    '--preferred',
  ],
});

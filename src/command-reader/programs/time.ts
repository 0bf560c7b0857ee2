import { prefixProgram } from './shared/prefix';

/** time(1), and the keyword of the same name. */
export const program = prefixProgram({
  names: ['time', 'gtime'],
  valueFlags: ['-f', '--format', '-o', '--output'],
});

import { prefixProgram } from './shared/prefix';

/** firejail(1). */
export const program = prefixProgram({
  names: ['firejail'],
  notWith: ['--list', '--top', '--tree', '--version', '--help'],
});

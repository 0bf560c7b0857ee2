import { prefixProgram } from './shared/prefix';

/** setsid(1). */
export const program = prefixProgram({
  names: ['setsid'],
});

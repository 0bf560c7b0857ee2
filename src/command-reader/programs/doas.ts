import { prefixProgram } from './shared/prefix';

/** doas(1), from OpenBSD. */
export const program = prefixProgram({
  names: ['doas'],
  valueFlags: ['-u', '-C', '-a'],
  notWith: ['-L'],
});

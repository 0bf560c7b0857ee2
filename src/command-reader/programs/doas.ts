import { prefixProgram } from './shared/prefix';

/** doas(1), from OpenBSD. `-C` only says what the configuration allows. */
export const program = prefixProgram({
  names: ['doas'],
  valueFlags: ['-u', '-C', '-a'],
  notWith: ['-L', '-C'],
});

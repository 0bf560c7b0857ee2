import { prefixProgram } from './shared/prefix';

/** envchain, summon: a name space, then the command. */
export const program = prefixProgram({
  names: ['envchain'],
  operandsBefore: 1,
});

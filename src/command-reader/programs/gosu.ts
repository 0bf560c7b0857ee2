import { prefixProgram } from './shared/prefix';

/** gosu(1), su-exec(1), setuidgid(8): a user, then the command. */
export const program = prefixProgram({
  names: ['gosu', 'su-exec', 'setuidgid', 'chpst', 'softlimit'],
  operandsBefore: 1,
});

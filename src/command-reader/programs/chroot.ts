import { prefixProgram } from './shared/prefix';

/** chroot(8): the new root, then the command. */
export const program = prefixProgram({
  names: ['chroot', 'gchroot'],
  valueFlags: ['--userspec', '--groups'],
  operandsBefore: 1,
});

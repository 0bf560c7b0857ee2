import { prefixProgram } from './shared/prefix';

/** chroot(8), arch-chroot(8): the new root, then the command. */
export const program = prefixProgram({
  names: ['chroot', 'gchroot', 'arch-chroot'],
  valueFlags: ['--userspec', '--groups', '-u'],
  operandsBefore: 1,
});

import { prefixProgram } from './shared/prefix';

/** schroot(1): its session is an option, the command follows `--` or the options. */
export const program = prefixProgram({
  names: ['schroot', 'proot'],
  valueFlags: [
    ...[
      '-c',
      '--chroot',
      '-u',
      '--user',
      '-d',
      '--directory',
      '-s',
      '--shell',
      '-o',
      '--option',
      '-n',
      '--session-name',
    ],
    ...['-r', '--rootfs', '-b', '--bind', '-w', '--cwd', '-q', '--qemu', '-S', '-R', '-k', '--kernel-release'],
  ],
});

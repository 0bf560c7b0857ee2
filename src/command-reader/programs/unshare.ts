import { prefixProgram } from './shared/prefix';

/** unshare(1) and nsenter(1). */
export const program = prefixProgram({
  names: ['unshare', 'nsenter'],
  valueFlags: [
    '-t',
    '--target',
    '-S',
    '--setuid',
    '-G',
    '--setgid',
    '-R',
    '--root',
    '-w',
    '--wd',
    '--map-user',
    '--map-group',
    '--propagation',
    '--setgroups',
  ],
});

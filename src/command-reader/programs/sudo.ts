import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { type Prefix, readPrefix } from './shared/prefix';

const prefix: Prefix = {
  names: ['sudo', 'gsudo'],
  valueFlags: [
    '-u',
    '--user',
    '-g',
    '--group',
    '-h',
    '--host',
    '-p',
    '--prompt',
    '-C',
    '--close-from',
    '-r',
    '--role',
    '-t',
    '--type',
    '-T',
    '--command-timeout',
    '-R',
    '--chroot',
    '-D',
    '--chdir',
    '-U',
    '--other-user',
    '-a',
    '--auth-type',
    '-c',
    '--login-class',
  ],
  assignments: true,
  notWith: ['-l', '--list', '-e', '--edit', '-v', '--validate', '-K', '-V', '--version'],
};

/** sudo(8). `-l` lists and `-e` edits; neither starts the words. `-i` and `-s` without words start a shell. */
export const program: Program = {
  names: prefix.names,
  read: (words) => {
    const read = readOptions(words, { options: 'first-operand', valueFlags: prefix.valueFlags ?? [] });
    const startsShell = read.operands.length === 0 && hasOption(read, '-i', '-s', '--login', '--shell');
    return startsShell ? [{ kind: 'run-input', shell: 'sh' }] : readPrefix(words, prefix);
  },
};

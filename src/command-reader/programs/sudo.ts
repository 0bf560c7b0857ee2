import type { Word } from '../types';
import { isAssignment, leadingText } from '../words';
import type { Consequence, Program } from './program';
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
  read: readSudo,
};

function readSudo(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, { options: 'first-operand', valueFlags: prefix.valueFlags ?? [] });
  if (read.operands.length === 0 && hasOption(read, '-i', '-s', '--login', '--shell'))
    return [{ kind: 'run-input', shell: 'sh' }];
  // `sudo A=b -u deploy claude`: options may follow assignments.
  const command = read.operands.findIndex((word) => !isAssignment(word));
  const next = read.operands[command];
  return command > 0 && next && leadingText(next).startsWith('-')
    ? readSudo(read.operands.slice(command))
    : readPrefix(words, prefix);
}

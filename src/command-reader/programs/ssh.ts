import type { Program } from './program';
import { readOptions } from './shared/options';

const valueFlags = [
  '-B',
  '-b',
  '-c',
  '-D',
  '-E',
  '-e',
  '-F',
  '-I',
  '-i',
  '-J',
  '-L',
  '-l',
  '-m',
  '-O',
  '-o',
  '-P',
  '-p',
  '-Q',
  '-R',
  '-S',
  '-W',
  '-w',
  '-M',
];

/** ssh(1): what follows the host is text of the remote shell; without it, standard input is. `autossh -M port` alike. */
export const program: Program = {
  names: ['ssh', 'autossh', 'tailscale-ssh', 'slogin', 'plink'],
  read: (words, call) => {
    const flags = call.name === 'autossh' ? valueFlags : valueFlags.filter((flag) => flag !== '-M');
    const { operands } = readOptions(words, { options: 'first-operand', valueFlags: flags });
    // Options may also follow the host: `ssh host -p 22 claude`.
    const remote = readOptions(operands.slice(1), { options: 'first-operand', valueFlags: flags }).operands;
    if (remote.length > 0) return [{ kind: 'run-text', words: remote, shell: 'bash' }];
    return operands.length === 0 ? [] : [{ kind: 'run-input', shell: 'bash' }];
  },
};

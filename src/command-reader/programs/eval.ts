import type { Program } from './program';

/** eval of the POSIX shells and fish: its words, joined, are text of the same shell. */
export const program: Program = {
  names: ['eval'],
  shells: ['bash', 'zsh', 'sh', 'fish'],
  read: (words, call) => [{ kind: 'run-text', words, shell: call.shell, sameShell: true }],
};

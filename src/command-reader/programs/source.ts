import type { Program } from './program';

/** `source file` and `. file`: the file is read by the same shell. It may be a process substitution. */
export const program: Program = {
  names: ['source', '.'],
  shells: ['bash', 'zsh', 'sh', 'fish'],
  read: (words, call) => {
    const [file] = words;
    if (file === undefined) return call.shell === 'fish' ? [{ kind: 'run-input', shell: 'fish' }] : [];
    return [{ kind: 'run-file', word: file, shell: call.shell }];
  },
};

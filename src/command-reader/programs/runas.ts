import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/** runas of Windows: switches, then a program or one text that is a command line. */
export const program: Program = {
  names: ['runas'],
  read: (words) => {
    const command = words.filter((word) => !(literalOf(word) ?? '').startsWith('/'));
    const [only] = command;
    if (only === undefined) return [];
    return command.length === 1 ? [{ kind: 'run-text', words: [only], shell: 'cmd' }] : runWords(command);
  },
};

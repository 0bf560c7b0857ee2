import { commandsAfter } from './find';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/** fd: `fd -e md -x claude -p {}`. */
export const program: Program = {
  names: ['fd', 'fdfind'],
  read: (words) => commandsAfter(words, ['-x', '--exec', '-X', '--exec-batch']).flatMap((command) => runWords(command)),
};

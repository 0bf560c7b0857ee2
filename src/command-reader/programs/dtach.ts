import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** dtach(1) and abduco(1): a socket or session name, then the command. */
export const program: Program = {
  names: ['dtach', 'abduco'],
  read: (words) => {
    const read = readOptions(words, { options: 'anywhere', valueFlags: ['-e', '-E', '-r'] });
    if (read.options.some((option) => option.name === '-a' || option.name === '-p')) return [];
    const start = words.findIndex((word) => read.operands.includes(word));
    const rest = readOptions(words.slice(start + 1), { options: 'first-operand', valueFlags: ['-e', '-r'] });
    return start < 0 || literalOf(words[0] as (typeof words)[number]) === undefined ? [] : runWords(rest.operands);
  },
};

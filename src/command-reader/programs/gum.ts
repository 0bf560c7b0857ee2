import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** `gum spin --title text -- words`; its other commands show what they are given. */
export const program: Program = {
  names: ['gum'],
  read: (words) => {
    const [verb, ...rest] = words;
    if (!verb || literalOf(verb) !== 'spin') return [];
    const valueFlags = [
      '--title',
      '-s',
      '--spinner',
      '-a',
      '--align',
      '--timeout',
      '--spinner.foreground',
      '--title.foreground',
    ];
    return runWords(readOptions(rest, { options: 'first-operand', valueFlags }).operands);
  },
};

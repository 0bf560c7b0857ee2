import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/** cmd's call: a program or batch file; `:label` is a place in the same file. */
export const program: Program = {
  names: ['call'],
  shells: ['cmd'],
  read: (words) => (words[0] && literalOf(words[0])?.startsWith(':') ? [] : runWords(words)),
};

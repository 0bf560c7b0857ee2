import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/** direnv(1): `direnv exec . claude`. */
export const program: Program = {
  names: ['direnv'],
  read: (words) => (words[0] && literalOf(words[0]) === 'exec' ? runWords(words.slice(2)) : []),
};

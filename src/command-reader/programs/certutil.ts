import { literalOf } from '../types';
import type { Program } from './program';

/** Windows' own programs that fetch a file by the way: `certutil -urlcache -f URL file`, `bitsadmin /transfer job URL file`. */
export const program: Program = {
  names: ['certutil', 'bitsadmin'],
  read: (words) => {
    const at = words.findIndex((word) => /^https?:\/\//i.test(literalOf(word) ?? ''));
    const url = words[at];
    const file = words[at + 1];
    return url && file ? [{ kind: 'download', url: literalOf(url) ?? '', to: literalOf(file) ?? file, word: url }] : [];
  },
};

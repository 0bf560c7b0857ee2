import { literalOf } from '../types';
import type { Program } from './program';

/** forfiles of Windows: `/c "cmd /c claude -p @file"`. */
export const program: Program = {
  names: ['forfiles'],
  read: (words) => {
    const at = words.findIndex((word) => /^\/c$/i.test(literalOf(word) ?? ''));
    const text = at < 0 ? undefined : words[at + 1];
    return text === undefined ? [] : [{ kind: 'run-text', words: [text], shell: 'cmd' }];
  },
};

import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/**
 * cmd's start: the first word, where it is quoted, is a window title.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/start
 */
export const program: Program = {
  names: ['start'],
  shells: ['cmd', 'bash', 'sh', 'zsh'],
  read: (words) => {
    const [first, ...rest] = words;
    if (first === undefined) return [];
    return runWords(afterSwitches(first.quoted ? rest : words));
  },
};

const withValue = ['/d', '/node', '/affinity', '/machine'];

function afterSwitches(words: readonly Word[]): readonly Word[] {
  let start = 0;
  while (start < words.length) {
    const text = (literalOf(words[start] as Word) ?? '').toLowerCase();
    if (!/^\/[a-z]/.test(text)) break;
    start += withValue.includes(text) ? 2 : 1;
  }
  return words.slice(start);
}

import type { Word } from '../types';
import { literalOf } from '../types';
import { leadingText } from '../words';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/**
 * cmd's start: the first word, where it is quoted, is a window title.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/start
 */
export const program: Program = {
  names: ['start'],
  shells: ['cmd', 'bash', 'sh', 'zsh'],
  read: (words, call) => {
    // A program of that name in a folder is another one.
    if (/[/\\]/.test(leadingText(call.command.words[0] as Word))) return [];
    // `start /b "" program`: the title may follow switches.
    const [first, ...rest] = afterSwitches(words);
    if (first === undefined) return [];
    return runWords(first.quoted ? afterSwitches(rest) : [first, ...rest]);
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

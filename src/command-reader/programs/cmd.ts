import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';

/**
 * cmd.exe: everything after `/c` or `/k` is text; without them standard input is. `//c` is how Git Bash writes it.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export const program: Program = {
  names: ['cmd'],
  read: (words) => {
    const start = words.findIndex((word) => runsRest.test(literalOf(word) ?? ''));
    const other = words.findIndex((word) => !(literalOf(word) ?? '').startsWith('/'));
    if (start < 0 && other < 0) return [{ kind: 'run-input', shell: 'cmd' }];
    if (start < 0 || (other >= 0 && other < start)) return [];
    const [first, ...rest] = words.slice(start);
    const attached = first && afterSwitch(first);
    const text = attached ? [attached, ...rest] : rest;
    return text.length === 0 ? [] : [{ kind: 'run-text', words: text, shell: 'cmd' }];
  },
};

/** `/c`, also after other switches: `/d/c`. */
const runsRest = /^(?:\/[a-z](?::\w+)?)*\/{1,2}[ckr]/i;

/** `/cclaude` is `/c claude`. */
function afterSwitch(word: Word): Word | undefined {
  const text = (literalOf(word) ?? '').replace(runsRest, '');
  return text === '' ? undefined : { ...word, pieces: [{ kind: 'literal', text }] };
}

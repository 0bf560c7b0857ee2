import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';
import { readCmdlet } from './shared/cmdlet';
import { optionValue } from './shared/options';

/**
 * `Start-Process npx -ArgumentList '-y','@openai/codex'`. The arguments may be one text or a list, so all of it is read as
 * one line of cmd. https://learn.microsoft.com/powershell/module/microsoft.powershell.management/start-process
 */
export const program: Program = {
  names: ['start-process', 'saps', 'start'],
  shells: ['pwsh'],
  read: (words) => {
    const read = readCmdlet(words, valueFlags);
    const file = optionValue(read, '-filepath') ?? read.operands[0];
    if (file === undefined) return [];
    const positional = optionValue(read, '-filepath') === undefined ? read.operands.slice(1) : read.operands;
    const given = optionValue(read, '-argumentlist', '-args');
    const rest = given ? [given, ...positional] : positional;
    return [{ kind: 'run-words', words: [file, ...rest.flatMap(argumentWords)], shell: 'cmd', input: 'own' }];
  },
};

const valueFlags = [
  ...[
    '-filepath',
    '-argumentlist',
    '-args',
    '-workingdirectory',
    '-windowstyle',
    '-verb',
    '-credential',
    '-environment',
  ],
  ...['-redirectstandardinput', '-redirectstandardoutput', '-redirectstandarderror'],
];

/** `"-y @openai/codex"` and `'-y','@openai/codex'` alike; an unknown part stays unknown. */
function argumentWords(word: Word): readonly Word[] {
  const text = literalOf(word);
  if (text === undefined) return [word];
  const parts = text.match(/"[^"]*"|'[^']*'|[^\s,]+/g) ?? [];
  return parts.map((part) => ({
    pieces: [{ kind: 'literal', text: part.replace(/^(["'])(.*)\1$/, '$2') }],
    span: word.span,
    quoted: /^["']/.test(part),
  }));
}

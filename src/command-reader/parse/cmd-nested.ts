import type { Command, Definition, Word } from '../types';
import { literalOf } from '../types';
import { type Cursor, take } from './cursor';
import { leadingText, literalWord } from './words';

const UP_TO_OPERATOR = /(?:"[^"\n]*"|[^"\n&|<>])*/y;

/**
 * The text after `cmd /c` where it stands in quotes of its own, `""C:\\my tools\\x.exe" -p "hi""`: cmd takes off the first and the
 * last of them and reads the rest. https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export function readDoublyQuoted(cursor: Cursor, before: Word | undefined): Word | undefined {
  const start = cursor.index;
  if (before === undefined || !cursor.text.startsWith('""', start)) return undefined;
  if (!/^\/[ckr]$/i.test(literalOf(before) ?? '') || !/[^\s"&|]/.test(cursor.text.charAt(start + 2))) return undefined;
  const raw = take(UP_TO_OPERATOR, cursor)?.[0].trimEnd() ?? '';
  return { ...literalWord(withoutOuterQuotes(raw), { start, end: start + raw.length }), quoted: true };
}

/** The text without its first and its last quote where it begins with two; itself otherwise. */
export function withoutOuterQuotes(text: string): string {
  const last = text.lastIndexOf('"');
  return text.startsWith('""') && last > 1 ? text.slice(1, last) + text.slice(last + 1) : text;
}

/** `doskey c=claude $*`: a macro, known from the next line on. `$*` and `$1` are its arguments, `$T` joins commands. */
export function macroDefinitions(command: Command): readonly Definition[] {
  const [program, ...parameters] = command.words;
  if (program === undefined || !/^doskey(?:\.exe)?$/i.test(literalOf(program) ?? '')) return [];
  const start = parameters.findIndex((word) => !leadingText(word).startsWith('/'));
  const texts = start < 0 ? [] : parameters.slice(start).map(literalOf);
  const match = /^([^=\s]+)=(.*)$/s.exec(texts.map((text) => text ?? '%_%').join(' '));
  if (match === null) return [];
  const text = (match[2] ?? '').replace(/\$t/gi, ' & ').replace(/\$[*1-9]/g, '');
  return [{ kind: 'alias', name: match[1] ?? '', span: command.span, body: { text: literalWord(text, command.span) } }];
}

/** A program's name and a switch that stands right after it: `cmd/c`, `claude/?`. */
export function withoutSwitch(word: Word): readonly [Word, Word?] {
  const text = literalOf(word);
  const match = text === undefined || word.quoted ? null : /^([\w.-]+)(\/[a-z?])$/i.exec(text);
  if (match === null) return [word];
  const { start, end } = word.span;
  return [literalWord(match[1] ?? '', { start, end: end - 2 }), literalWord(match[2] ?? '', { start: end - 2, end })];
}

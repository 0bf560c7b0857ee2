import type { Word } from '../types';
import type { Cursor } from './cursor';
import { buildWord } from './words';

/** `%NAME%`, `%NAME:a=b%`, `%1`, `%*`, `%~dp0`, `%f` of a `for`, `!NAME!`: known only when the line runs. */
const VARIABLE =
  /%[^%\s"&|<>^=:]+(?::[^%\r\n"]*)?%|%%?~[a-zA-Z$:]*?(?:[0-9]|[a-zA-Z](?![a-zA-Z0-9]))|%%?(?:[0-9*]|[a-zA-Z#](?![a-zA-Z0-9]))|![^!\s"&|<>^]+!/y;
const PLAIN = /[^\s"^%!&|<>(),;=\\]+/y;

export interface WordRules {
  /** Inside a group an unquoted `)` ends it. */
  readonly inGroup: boolean;
  /** Characters that end the word beside blanks: `=` for the operands of `if`, `,;=` for the name of a program. */
  readonly endsAt: string;
}

/**
 * Reads one word. cmd.exe itself only toggles at quotes, to know where `&|<>^` are plain; the program takes the quotes off and
 * has `\"` for a quote: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function readCmdWord(cursor: Cursor, rules: WordRules): Word | undefined {
  const { text } = cursor;
  const start = cursor.index;
  const builder = buildWord();
  let shellQuoted = false;
  let programQuoted = false;
  while (cursor.index < text.length) {
    const character = text.charAt(cursor.index);
    const next = text.charAt(cursor.index + 1);
    if (character === '\n') break;
    if (character === '%' || character === '!') {
      VARIABLE.lastIndex = cursor.index;
      const variable = VARIABLE.exec(text)?.[0];
      if (variable === undefined) builder.literal(character);
      else builder.unknown();
      // The folder of the script, with a backslash at its end: `"%~dp0claude.exe"`.
      if (/~[a-z]*p[0-9a-z]$/i.test(variable ?? '') && text.charAt(cursor.index + (variable?.length ?? 0)) !== '\\')
        builder.literal('\\');
      cursor.index += variable?.length ?? 1;
    } else if (character === '\\' && next === '"') {
      builder.literal('"');
      shellQuoted = !shellQuoted;
      cursor.index += 2;
    } else if (character === '"') {
      builder.quote();
      shellQuoted = !shellQuoted;
      programQuoted = shellQuoted;
      cursor.index += 1;
    } else if (shellQuoted) {
      if (!programQuoted && isBlank(character)) break;
      builder.literal(character);
      cursor.index += 1;
    } else if (character === '^') {
      const length = next === '\r' ? 3 : 2;
      if (next !== '\n' && next !== '\r') builder.literal(next);
      cursor.index += Math.min(length, text.length - cursor.index);
    } else if ('&|<>'.includes(character) || (character === ')' && rules.inGroup) || rules.endsAt.includes(character)) {
      break;
    } else if (isBlank(character)) {
      if (!programQuoted) break;
      builder.literal(character);
      cursor.index += 1;
    } else {
      PLAIN.lastIndex = cursor.index;
      const plain = PLAIN.exec(text)?.[0] ?? character;
      builder.literal(plain);
      cursor.index += plain.length;
    }
  }
  return cursor.index === start ? undefined : builder.build({ start, end: cursor.index });
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

/** Moves over blanks and continuations. */
export function skipCmdBlanks(cursor: Cursor, more = ''): void {
  const { text } = cursor;
  while (cursor.index < text.length) {
    const character = text.charAt(cursor.index);
    if (isBlank(character) || (more !== '' && more.includes(character))) cursor.index += 1;
    else if (character === '^' && /^\^\r?\n/.test(text.slice(cursor.index, cursor.index + 3))) {
      cursor.index += text.charAt(cursor.index + 1) === '\r' ? 3 : 2;
    } else return;
  }
}

import type { Span } from '../types';
import type { Cursor } from './cursor';
import type { WordBuilder } from './words';

/** The text ended inside a quote or parentheses. */
export type WordEnd = 'complete' | 'unterminated';

const PLAIN = /[^\s;&|<>()'"\\$#]+/y;
const VARIABLE = /\$+(?:\w+(?:\[[^\]\s]{0,100}\])*)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const CODED_ESCAPE = /\\(?:[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c([a-zA-Z]))/y;

/**
 * Reads one fish word from the cursor on; `readSubstitution` is called with the cursor after an opening parenthesis and leaves
 * it after the closing one.
 */
export function readFishWord(cursor: Cursor, builder: WordBuilder, readSubstitution: () => WordEnd): WordEnd {
  const { text } = cursor;
  while (cursor.index < text.length) {
    const character = text.charAt(cursor.index);
    switch (character) {
      case "'":
        if (readSingleQuoted(cursor, builder) === 'unterminated') return 'unterminated';
        break;
      case '"':
        if (readDoubleQuoted(cursor, builder, readSubstitution) === 'unterminated') return 'unterminated';
        break;
      case '\\':
        readEscape(cursor, builder);
        break;
      case '$':
      case '(':
        if (readExpansion(cursor, builder, readSubstitution) === 'unterminated') return 'unterminated';
        break;
      case '#':
        builder.literal('#');
        cursor.index += 1;
        break;
      case '&': {
        // Since fish 3.5 an ampersand inside a word is part of it.
        if (!/[^\s;&|<>()]/.test(text.charAt(cursor.index + 1)) || !/[^\s;&|<>()]/.test(text.charAt(cursor.index - 1)))
          return 'complete';
        builder.literal('&');
        cursor.index += 1;
        break;
      }
      default: {
        PLAIN.lastIndex = cursor.index;
        const plain = PLAIN.exec(text)?.[0];
        if (plain === undefined) return 'complete';
        builder.literal(plain);
        cursor.index += plain.length;
      }
    }
  }
  return 'complete';
}

function readSingleQuoted(cursor: Cursor, builder: WordBuilder): WordEnd {
  const close = closingQuote(cursor.text, cursor.index + 1, "'");
  if (close === undefined) return 'unterminated';
  builder.quote();
  builder.literal(cursor.text.slice(cursor.index + 1, close).replace(/\\([\\'])/g, '$1'));
  cursor.index = close + 1;
  return 'complete';
}

function closingQuote(text: string, from: number, quote: string): number | undefined {
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === quote) return index;
  }
  return undefined;
}

/** Between double quotes `$name` and `$(…)` expand, plain parentheses do not. */
function readDoubleQuoted(cursor: Cursor, builder: WordBuilder, readSubstitution: () => WordEnd): WordEnd {
  const { text } = cursor;
  builder.quote();
  cursor.index += 1;
  while (cursor.index < text.length) {
    const character = text.charAt(cursor.index);
    const next = text.charAt(cursor.index + 1);
    if (character === '"') {
      cursor.index += 1;
      return 'complete';
    }
    if (character === '\\') {
      if (next !== '\n') builder.literal(/[\\"$]/.test(next) ? next : `\\${next}`);
      cursor.index += 2;
    } else if (character === '$' && /[\w($]/.test(next)) {
      if (readExpansion(cursor, builder, readSubstitution) === 'unterminated') return 'unterminated';
    } else {
      builder.literal(character);
      cursor.index += 1;
    }
  }
  return 'unterminated';
}

function readExpansion(cursor: Cursor, builder: WordBuilder, readSubstitution: () => WordEnd): WordEnd {
  VARIABLE.lastIndex = cursor.index;
  const variable = VARIABLE.exec(cursor.text)?.[0];
  cursor.index += variable?.length ?? 0;
  if (cursor.text.charAt(cursor.index) !== '(') {
    if (variable !== undefined && /^\$+$/.test(variable)) builder.literal(variable);
    else builder.unknown();
    return 'complete';
  }
  if (variable !== undefined && !variable.endsWith('$')) {
    builder.unknown();
    return 'complete';
  }
  builder.unknown();
  cursor.index += 1;
  if (readSubstitution() === 'unterminated') return 'unterminated';
  const slice = /^\[[^\]\s]{0,100}\]/.exec(cursor.text.slice(cursor.index, cursor.index + 40))?.[0];
  cursor.index += slice?.length ?? 0;
  return 'complete';
}

function readEscape(cursor: Cursor, builder: WordBuilder): void {
  const next = cursor.text.charAt(cursor.index + 1);
  CODED_ESCAPE.lastIndex = cursor.index;
  const coded = CODED_ESCAPE.exec(cursor.text);
  if (coded !== null) {
    const [whole, byte, short, long, octal, control] = coded;
    const digits = byte ?? short ?? long;
    const code =
      digits !== undefined
        ? Number.parseInt(digits, 16)
        : octal !== undefined
          ? Number.parseInt(octal, 8)
          : (control ?? '').charCodeAt(0) & 0x1f;
    builder.literal(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
    cursor.index += whole.length;
    return;
  }
  if (next !== '\n') builder.literal(ESCAPES[next] ?? next);
  cursor.index += 2;
}

/** Moves over blanks, continuations and, where a word may start, a comment. */
export function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  while (cursor.index < text.length) {
    const character = text.charAt(cursor.index);
    if (character === ' ' || character === '\t' || character === '\r') cursor.index += 1;
    else if (character === '\\' && text.charAt(cursor.index + 1) === '\n') cursor.index += 2;
    else if (character === '#') {
      const lineEnd = text.indexOf('\n', cursor.index);
      cursor.index = lineEnd === -1 ? text.length : lineEnd;
    } else return;
  }
}

export function spanFrom(start: number, cursor: Cursor): Span {
  return { start, end: Math.min(cursor.index, cursor.text.length) };
}

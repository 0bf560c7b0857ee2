import { type Cursor, matchAt, peek, take } from './cursor';
import type { WordBuilder } from './words';

/**
 * Where a reading of PowerShell stands. Once `isBroken` (a quote or bracket that never closes, or nesting beyond reason) nothing
 * more is read, and the statement counts as unreadable.
 */
export interface PowerShellCursor extends Cursor {
  isBroken: boolean;
  /** Where the last `#>` starts: a `<#` after it is no comment. */
  readonly lastCommentEnd: number;
}

/** Called with the cursor after an opening bracket; leaves it after the closing one. */
export type ReadNested = (closer: ')' | '}') => void;

const BLANKS = /(?:[^\S\n]|`\r?\n)+/y;
const VARIABLE = /\$(?:\{(?:[^`}]|`[\s\S]){0,200}\}|(?:[\w?]+:)?(?:\w+|[?^$_])|:?\w+(?=\W|$))/y;
const HERE_STRING = /@(["'“”„‘’‚‛])[^\S\n]*\r?\n/y;
const QUOTES = '"“”„\'‘’‚‛';
const DOUBLE = /["“”„]/;
const SINGLE = /['‘’‚‛]/;
const PLAIN_IN_DOUBLE = /[^"“”„`$]+/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Moves over blanks, continuations and comments, staying on the line. */
export function skipBlanks(cursor: PowerShellCursor): void {
  take(BLANKS, cursor);
  while (cursor.index < cursor.lastCommentEnd && cursor.text.startsWith('<#', cursor.index)) {
    cursor.index = cursor.text.indexOf('#>', cursor.index + 2) + 2;
    take(BLANKS, cursor);
  }
  if (cursor.text.startsWith('<#', cursor.index)) breakOff(cursor);
  if (peek(cursor) !== '#') return;
  const lineEnd = cursor.text.indexOf('\n', cursor.index);
  cursor.index = lineEnd === -1 ? cursor.text.length : lineEnd;
}

/** Moves over everything that may stand between statements. */
export function skipSeparators(cursor: PowerShellCursor): void {
  for (;;) {
    skipBlanks(cursor);
    const character = peek(cursor);
    if (character !== '\n' && character !== ';') return;
    cursor.index += 1;
  }
}

export function isQuote(character: string): boolean {
  return character !== '' && QUOTES.includes(character);
}

/** Reads a quoted string or here-string at the cursor into the word; false when there is none. */
export function readString(cursor: PowerShellCursor, builder: WordBuilder, readNested: ReadNested): boolean {
  const character = peek(cursor);
  if (character === '@') return readHereString(cursor, builder, readNested);
  if (SINGLE.test(character)) {
    builder.quote();
    readSingleQuoted(cursor, builder);
    return true;
  }
  if (!DOUBLE.test(character)) return false;
  builder.quote();
  cursor.index += 1;
  readExpanding(cursor, builder, readNested, undefined);
  return true;
}

function readSingleQuoted(cursor: PowerShellCursor, builder: WordBuilder): void {
  for (let index = cursor.index + 1; index < cursor.text.length; index += 1) {
    if (!SINGLE.test(cursor.text.charAt(index))) continue;
    if (SINGLE.test(cursor.text.charAt(index + 1))) {
      index += 1;
      continue;
    }
    builder.literal(cursor.text.slice(cursor.index + 1, index).replace(/['‘’‚‛]{2}/g, "'"));
    cursor.index = index + 1;
    return;
  }
  breakOff(cursor);
}

function readHereString(cursor: PowerShellCursor, builder: WordBuilder, readNested: ReadNested): boolean {
  const opening = matchAt(HERE_STRING, cursor);
  if (opening === undefined) return false;
  const isDouble = DOUBLE.test(opening[1] ?? '');
  const from = cursor.index + opening[0].length;
  // The closing mark stands at the start of a line, possibly of the first.
  const closing = new RegExp(isDouble ? '(?<=\\n)["“”„]@' : "(?<=\\n)['‘’‚‛]@", 'g');
  closing.lastIndex = from;
  const close = closing.exec(cursor.text)?.index;
  builder.quote();
  if (close === undefined) {
    breakOff(cursor);
    return true;
  }
  const end = Math.max(from, close - (cursor.text.charAt(close - 2) === '\r' ? 2 : 1));
  cursor.index = from;
  if (isDouble) readExpanding(cursor, builder, readNested, end);
  else builder.literal(cursor.text.slice(from, end));
  if (!cursor.isBroken) cursor.index = close + 2;
  return true;
}

/** The inside of double quotes; a here-string ends at `stop` and has plain quotes. */
function readExpanding(
  cursor: PowerShellCursor,
  builder: WordBuilder,
  readNested: ReadNested,
  stop: number | undefined,
): void {
  const end = stop ?? cursor.text.length;
  while (cursor.index < end && !cursor.isBroken) {
    const character = peek(cursor);
    if (stop === undefined && DOUBLE.test(character)) {
      cursor.index += 1;
      if (!DOUBLE.test(peek(cursor))) return;
      builder.literal('"');
      cursor.index += 1;
    } else if (character === '`') {
      readEscape(cursor, builder);
    } else if (character === '$' && readVariable(cursor, builder, readNested)) {
    } else {
      const plain = matchAt(PLAIN_IN_DOUBLE, cursor)?.[0].slice(0, end - cursor.index) ?? character;
      builder.literal(plain);
      cursor.index += plain.length;
    }
  }
  if (stop === undefined) breakOff(cursor);
}

/** `$name`, `${name}`, `$scope:name` or `$( … )`; false when the dollar sign is plain. */
export function readVariable(cursor: PowerShellCursor, builder: WordBuilder, readNested: ReadNested): boolean {
  if (peek(cursor, 1) === '(') {
    builder.unknown();
    cursor.index += 2;
    readNested(')');
    return true;
  }
  const variable = take(VARIABLE, cursor);
  if (variable === undefined) return false;
  builder.unknown();
  return true;
}

/** A backtick and what it escapes: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters */
export function readEscape(cursor: Cursor, builder: WordBuilder): void {
  const unicode = /^`u\{([0-9a-fA-F]{1,6})\}/.exec(cursor.text.slice(cursor.index, cursor.index + 10));
  if (unicode !== null) {
    const code = Number.parseInt(unicode[1] ?? '', 16);
    builder.literal(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
    cursor.index += unicode[0].length;
    return;
  }
  const character = peek(cursor, 1);
  builder.literal(ESCAPES[character] ?? character);
  cursor.index = Math.min(cursor.index + 2, cursor.text.length);
}

export function breakOff(cursor: PowerShellCursor): void {
  cursor.isBroken = true;
  cursor.index = cursor.text.length;
}

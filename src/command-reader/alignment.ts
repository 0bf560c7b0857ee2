import type { Piece } from './types';

/**
 * Where each character of a word's resolved text stands in the word as it is written. Quotes, escapes and expansions are in
 * between. Undefined where the two drift apart, which nothing but an escape that is not known here brings about.
 */
export function alignPieces(pieces: readonly Piece[], unknown: string, raw: string): readonly number[] | undefined {
  const places: number[] = [];
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'unknown') {
      const start = pastMarks(raw, at);
      const end = index === pieces.length - 1 ? raw.length : pastExpansion(raw, start);
      for (let count = 0; count < unknown.length; count += 1) places.push(start);
      at = end;
      continue;
    }
    for (const character of piece.text.split('')) {
      const found = placeOf(character, raw, at);
      if (found === undefined) return undefined;
      places.push(found.start);
      at = found.end;
    }
  }
  return places;
}

/** As many marks as can stand between two characters of a word: `'"'"'`, a continued line with its indentation left out. */
const farthest = 12;

function placeOf(
  character: string,
  raw: string,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  const last = Math.min(raw.length, from + farthest);
  for (let at = from; at < last; at += 1) {
    if (raw[at] === character) return { start: at, end: at + 1 };
    const escaped = raw[at] === '\\' || raw[at] === '`' ? escapes[raw[at + 1] ?? ''] : undefined;
    if (escaped === character) return { start: at, end: at + 2 };
  }
  return undefined;
}

/** `$'a\nb'`, `"a`nb"`. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', e: '\u001B', '0': '\0' };

function pastMarks(raw: string, from: number): number {
  const last = Math.min(raw.length, from + farthest);
  for (let at = from; at < last; at += 1) if (/[$%!`<>*?[{~(]/.test(raw[at] ?? '')) return at;
  return from;
}

/** Behind `$name`, `${…}`, `$(…)`, `` `…` ``, `%name%`, `!name!`. */
function pastExpansion(raw: string, from: number): number {
  const rest = raw.slice(from, from + 200);
  const simple = /^(?:\$(?:\w+(?::\w+)?|[^\s\w({])|%[^%\s]*%|%\*|%~?\w*\d|!\w+!|`[^`]*`)/.exec(rest);
  if (simple !== null) return from + simple[0].length;
  const open = /^[$<>]?([({])/.exec(rest);
  return open === null ? from + 1 : pastClosing(raw, from + open[0].length, open[1] === '(' ? ')' : '}');
}

/** Of an expansion; a bound for texts in which nothing closes. */
const longest = 10_000;

function pastClosing(raw: string, from: number, close: string): number {
  const open = close === ')' ? '(' : '{';
  const last = Math.min(raw.length, from + longest);
  let depth = 1;
  for (let at = from; at < last; at += 1) {
    if (raw[at] === '\\') at += 1;
    else if (raw[at] === open) depth += 1;
    else if (raw[at] === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return last;
}

import type { Piece, Span, Word } from './types';
import { literalOf } from './types';

/** The known text at the start of a word: all of it when the word has no unknown part. */
export function leadingText(word: Word): string {
  const first = word.pieces[0];
  return first?.kind === 'literal' ? first.text : '';
}

/** The known text at the end of a word. */
export function lastLiteral(word: Word): string {
  return knownTail(word.pieces) ?? '';
}

/** The word without its first `length` characters, which must be known text. Its span stays that of the whole word. */
export function withoutPrefix(word: Word, length: number): Word {
  const [first, ...others] = word.pieces;
  if (first?.kind !== 'literal') return word;
  const text = first.text.slice(length);
  return { ...word, pieces: text === '' ? others : [{ kind: 'literal', text }, ...others] };
}

/** A word that a program makes up, standing where `span` says. */
export function literalWord(text: string, span: Span): Word {
  return { pieces: text === '' ? [] : [{ kind: 'literal', text }], span, quoted: false };
}

/**
 * The file name of a program's word, without folder. Known also where only the folder is unknown (`"$HOME/bin/claude"`);
 * undefined where any part of the name itself is.
 */
export function baseName(word: Word): { readonly name: string; readonly folder: string | undefined } | undefined {
  const whole = literalOf(word);
  const tail = whole ?? knownTail(word.pieces);
  // `start "" https://example.com/claude` opens a page.
  if (tail === undefined || /^[a-z]{2,}:\/\//i.test(tail)) return undefined;
  const cut = Math.max(tail.lastIndexOf('/'), tail.lastIndexOf('\\'));
  if (whole === undefined && cut < 0) return undefined;
  const name = tail.slice(cut + 1);
  return { name, folder: whole === undefined ? undefined : cut < 0 ? undefined : whole.slice(0, cut + 1) };
}

/** An assignment such as `A=b` as programs like `env` and `sudo` take them before a command. */
export function isAssignment(word: Word): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(leadingText(word));
}

function knownTail(pieces: readonly Piece[]): string | undefined {
  const last = pieces.at(-1);
  return last?.kind === 'literal' ? last.text : undefined;
}

/** From where the first of the words starts to where the last one ends; nothing is empty. */
export function spanOf(words: readonly Word[]): Span {
  const start = words[0]?.span.start ?? 0;
  return { start, end: words.at(-1)?.span.end ?? start };
}

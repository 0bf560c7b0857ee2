import type { Piece, Span, Word } from '../types';
import { type Cursor, take } from './cursor';

/** Collects the pieces of one word; adjacent literals become one. */
export interface WordBuilder {
  literal(text: string): void;
  unknown(): void;
  quote(): void;
  build(span: Span): Word;
}

export function buildWord(): WordBuilder {
  const pieces: Piece[] = [];
  let text = '';
  let quoted = false;
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'literal', text });
    text = '';
  };
  return {
    literal: (more) => {
      text += more;
    },
    unknown: () => {
      flush();
      if (pieces.at(-1)?.kind !== 'unknown') pieces.push({ kind: 'unknown' });
    },
    quote: () => {
      quoted = true;
    },
    build: (span) => {
      flush();
      return { pieces, span, quoted };
    },
  };
}

export function literalWord(text: string, span: Span): Word {
  return { pieces: text === '' ? [] : [{ kind: 'literal', text }], span, quoted: false };
}

/** A word that a sticky pattern of plain characters matches at the cursor: most words are such. */
export function plainWord(pattern: RegExp, cursor: Cursor): Word | undefined {
  const start = cursor.index;
  const text = take(pattern, cursor)?.[0];
  return text === undefined ? undefined : literalWord(text, { start, end: cursor.index });
}

/** The two words as one, as when a grammar splits what stands together. */
export function joinWords(first: Word, second: Word): Word {
  const builder = buildWord();
  for (const piece of [...first.pieces, ...second.pieces]) {
    if (piece.kind === 'unknown') builder.unknown();
    else builder.literal(piece.text);
  }
  if (first.quoted || second.quoted) builder.quote();
  return builder.build({ start: first.span.start, end: second.span.end });
}

/** Drops `length` characters of the known text that the word starts with: the rest of `name=value`. */
export function withoutPrefix(word: Word, length: number): Word {
  const [first, ...rest] = word.pieces;
  if (first?.kind !== 'literal') return word;
  const text = first.text.slice(length);
  const pieces: readonly Piece[] = text === '' ? rest : [{ kind: 'literal', text }, ...rest];
  return {
    pieces,
    span: { start: Math.min(word.span.start + length, word.span.end), end: word.span.end },
    quoted: word.quoted,
  };
}

/** The known text that the word starts with; empty when it starts with something unknown. */
export function leadingText(word: Word): string {
  const first = word.pieces[0];
  return first?.kind === 'literal' ? first.text : '';
}

import { alignPieces } from './alignment';
import type { Shell, Span, Word } from './types';

/** Text made of words that another shell is to read, and the way back from its offsets to the words. */
export interface NestedText {
  readonly text: string;
  /** The word of the outer text that a range of `text` came from, as narrow as it can be told. */
  place(span: Span): Span;
}

/** Joins words by spaces as `eval` and `ssh` do. `outer` is the text that the words' spans stand in. */
export function nestText(words: readonly Word[], shell: Shell, outer: string): NestedText {
  const segments: Segment[] = [];
  const texts = words.map((word) => {
    // The variable of a loop stays as it is written, for a cmd that is given the loop as text: `cmd /c for %i in (a b) do …`.
    const raw = shell === 'cmd' && word.pieces.length === 1 ? outer.slice(word.span.start, word.span.end) : '';
    if (/^%%?[a-zA-Z#]$/.test(raw)) return raw;
    return word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : unknownIn[shell])).join('');
  });
  let start = 0;
  for (const [index, word] of words.entries()) {
    const text = texts[index] ?? '';
    const shift = shiftOf(word, text, outer);
    segments.push({ start, end: start + text.length, shift, word, places: onceAligned(word, unknownIn[shell], outer) });
    start += text.length + 1;
  }
  return { text: texts.join(' '), place: (span) => placeIn(segments, span) };
}

interface Segment {
  readonly start: number;
  readonly end: number;
  /** From an offset within the segment to one in the outer text; undefined where quotes and escapes are in between. */
  readonly shift: number | undefined;
  /** Then from an offset within the segment to one within the word; worked out when it is asked for. */
  readonly places: () => readonly number[] | undefined;
  readonly word: Word;
}

/** How each shell writes something that only it knows, so that the nested reader meets an unknown piece again. */
const unknownIn: Readonly<Record<Shell, string>> = {
  bash: '$' + '{_}',
  zsh: '$' + '{_}',
  sh: '$' + '{_}',
  fish: '{$_}',
  pwsh: '$' + '{_}',
  cmd: '%_%',
};

function shiftOf(word: Word, text: string, outer: string): number | undefined {
  if (text === '') return undefined;
  // Most words are written as they are.
  if (outer.startsWith(text, word.span.start)) return word.span.start;
  const at = outer.slice(word.span.start, word.span.end).indexOf(text);
  return at < 0 ? undefined : word.span.start + at;
}

function onceAligned(word: Word, unknown: string, outer: string): Segment['places'] {
  let known: { readonly places: readonly number[] | undefined } | undefined;
  return () => {
    known ??= { places: alignPieces(word.pieces, unknown, outer.slice(word.span.start, word.span.end)) };
    return known.places;
  };
}

function placeIn(segments: readonly Segment[], span: Span): Span {
  const first = segmentAt(segments, span.start) ?? segments[0];
  if (first === undefined) return span;
  if (span.end > first.end) return first.word.span;
  if (first.shift !== undefined)
    return { start: first.shift + span.start - first.start, end: first.shift + span.end - first.start };
  const places = first.places();
  const start = places?.[span.start - first.start];
  const end = places?.[Math.max(span.start, span.end - 1) - first.start];
  if (start === undefined || end === undefined) return first.word.span;
  return { start: first.word.span.start + start, end: first.word.span.start + end + 1 };
}

/** The last segment that starts at or before an offset. */
function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1];
}

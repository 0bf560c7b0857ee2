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
    segments.push({ start, end: start + text.length, shift: shiftOf(word, text, outer), word });
    start += text.length + 1;
  }
  return { text: texts.join(' '), place: (span) => placeIn(segments, span) };
}

interface Segment {
  readonly start: number;
  readonly end: number;
  /** From an offset within the segment to one in the outer text; undefined where quotes and escapes are in between. */
  readonly shift: number | undefined;
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

function placeIn(segments: readonly Segment[], span: Span): Span {
  const first = segmentAt(segments, span.start) ?? segments[0];
  if (first === undefined) return span;
  if (first.shift === undefined || span.end > first.end) return first.word.span;
  return { start: first.shift + span.start - first.start, end: first.shift + span.end - first.start };
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

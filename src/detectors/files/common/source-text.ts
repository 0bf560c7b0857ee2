/** Text that a file holds, as the program that reads the file sees it, with the way back to the file. */
export interface SourceText {
  readonly text: string;
  /** The offset in the file of the character at an offset of `text`. */
  readonly at: (offset: number) => number;
}

/** A part of the file as it stands there. */
export function plainSource(text: string, start = 0): SourceText {
  return { text, at: (offset) => start + offset };
}

/** `offsets` has the offset in the file for each character of `text`. */
export function mappedSource(text: string, offsets: ArrayLike<number>, end: number): SourceText {
  return { text, at: (offset) => (offset < text.length ? (offsets[offset] ?? end) : end) };
}

/** The same text with parts replaced by others of the same length. */
export function replaced(source: SourceText, pattern: RegExp, replacement: (part: string) => string): SourceText {
  const text = source.text.replace(pattern, (part: string) => fitted(replacement(part), part.length));
  return { text, at: source.at };
}

/** The same text with parts replaced by others of any length, each standing where its part begins. */
export function rewritten(source: SourceText, pattern: RegExp, replacement: (part: string) => string): SourceText {
  const offsets: number[] = [];
  let text = '';
  let done = 0;
  const keep = (end: number): void => {
    for (; done < end; done += 1) {
      offsets.push(source.at(done));
      text += source.text[done];
    }
  };
  for (const match of source.text.matchAll(pattern)) {
    keep(match.index);
    const put = replacement(match[0]);
    for (let at = 0; at < put.length; at += 1) offsets.push(source.at(match.index));
    text += put;
    done = match.index + match[0].length;
  }
  keep(source.text.length);
  return mappedSource(text, offsets, source.at(source.text.length));
}

/** Several pieces after one another, as one text. */
export function joinedSource(pieces: readonly SourceText[], separator: string): SourceText {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const offsets: number[] = [];
  let end = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) for (let at = 0; at < separator.length; at += 1) offsets.push(end);
    for (let at = 0; at < piece.text.length; at += 1) offsets.push(piece.at(at));
    end = piece.at(piece.text.length);
  }
  return mappedSource(pieces.map((piece) => piece.text).join(separator), offsets, end);
}

/** A part of a text. */
export function sliceOf(source: SourceText, start: number, end: number): SourceText {
  return { text: source.text.slice(start, end), at: (offset) => source.at(start + offset) };
}

/** `${…}` of the length of what it stands for: shells take it for something that only they know. */
export function unknownOf(length: number): string {
  return length < 4 ? '$_'.padEnd(length, '_').slice(0, length) : `\${${'_'.repeat(length - 3)}}`;
}

function fitted(text: string, length: number): string {
  return text.length >= length ? text.slice(0, length) : text.padEnd(length, ' ');
}

import type { Edit } from './bash-scan';

/** A text with parts replaced, and the way back to the offsets of the original. */
export interface MaskedText {
  readonly masked: string;
  /** The offset in the original text; inside a replacement, its start. */
  readonly originalOffset: (offset: number) => number;
}

/** How far the end of a bracket is looked for before it is read as ordinary nesting; keeps scanning linear. */
const LOOKAHEAD = 2_000;

/** Applies edits, which come in the order of the text. */
export function maskText(text: string, edits: readonly Edit[], from: number, to: number): MaskedText {
  const starts: number[] = [];
  const originals: number[] = [];
  let masked = '';
  let offset = from;
  for (let index = firstFrom(edits, from); index < edits.length; index += 1) {
    const edit = edits[index];
    // What is only put in may stand at the very end.
    if (edit === undefined || edit.start > to || (edit.start === to && edit.end > to)) break;
    if (edit.start < offset) continue;
    starts.push(masked.length);
    originals.push(offset);
    masked += text.slice(offset, edit.start);
    starts.push(masked.length);
    originals.push(edit.start);
    // All places inside the replacement are its start, so that one mapping covers it.
    masked += edit.replacement;
    for (let inside = masked.length - edit.replacement.length + 1; inside < masked.length; inside += 1) {
      starts.push(inside);
      originals.push(edit.start);
    }
    offset = Math.min(edit.end, to);
  }
  starts.push(masked.length);
  originals.push(offset);
  masked += text.slice(offset, to);
  return { masked, originalOffset: starts.length === 1 ? (place) => place + from : offsetMap(starts, originals) };
}

/** The index of the first edit at or after an offset. */
function firstFrom(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offsetMap(starts: readonly number[], originals: readonly number[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (originals[low] ?? 0) + offset - (starts[low] ?? 0);
  };
}

/** The offset of the bracket that closes, or nothing when the part holds substitutions, or is long, or never ends. */
export function plainClose(text: string, from: number, opener: string, closer: string): number | undefined {
  let depth = 0;
  const stop = Math.min(text.length, from + LOOKAHEAD);
  for (let index = from; index < stop; index += 1) {
    const character = text.charAt(index);
    if (character === '`' || (character === '$' && text.charAt(index + 1) === '(' && text.charAt(index + 2) !== '('))
      return undefined;
    if (character === '\\') index += 1;
    else if (character === "'" && opener === '(') {
      const end = text.indexOf("'", index + 1);
      if (end === -1 || end >= stop) return undefined;
      index = end;
    } else if (character === opener) depth += 1;
    else if (character === closer) {
      if (depth === 0) return index;
      depth -= 1;
    }
  }
  return undefined;
}

/** The offset after the quote that closes a `$'…'` whose text starts at `from`. */
export function endOfAnsiString(text: string, from: number): number | undefined {
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === "'") return index + 1;
  }
  return undefined;
}

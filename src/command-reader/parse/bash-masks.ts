/** A part of the text that the grammar shall see differently; its length stays. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** One character for every place, or the replacement in full. */
  readonly fill: string;
}

/** How far the end of `${…}` and `((…))` is looked for before they are read as ordinary nesting; keeps scanning linear. */
const LOOKAHEAD = 2_000;

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

export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  let masked = '';
  let offset = 0;
  for (const edit of edits) {
    if (edit.start < offset) continue;
    masked +=
      text.slice(offset, edit.start) + (edit.fill.length === 1 ? edit.fill.repeat(edit.end - edit.start) : edit.fill);
    offset = edit.end;
  }
  return masked + text.slice(offset);
}

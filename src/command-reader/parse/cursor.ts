/** A place in a text that moves forward. */
export interface Cursor {
  readonly text: string;
  index: number;
}

/** What a sticky pattern matches at the cursor. */
export function matchAt(pattern: RegExp, cursor: Cursor): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.index;
  return pattern.exec(cursor.text) ?? undefined;
}

/** Moves over what a sticky pattern matches at the cursor, if anything. */
export function take(pattern: RegExp, cursor: Cursor): RegExpExecArray | undefined {
  const match = matchAt(pattern, cursor);
  cursor.index += match?.[0].length ?? 0;
  return match;
}

/** The character at the cursor; empty at the end. */
export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.text.charAt(cursor.index + ahead);
}

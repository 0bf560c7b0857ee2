/** A part of a file that could not be read, so that nothing is known of what it declares. What is around it still counts. */
export interface UnreadablePart {
  /** As it is shown. */
  readonly path: string;
  /** Half-open range of UTF-16 offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, as is `column`. */
  readonly line: number;
  readonly column: number;
  /** What the editor opens the file by, where it is one that can be opened. */
  readonly uri?: string;
  /** In English, as the end of a sentence. */
  readonly why: string;
}

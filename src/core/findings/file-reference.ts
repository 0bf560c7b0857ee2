import type { ReferenceKind } from './finding';
import type { Subject } from './subject';

/** A reference to a tool, or to something that a policy names itself, in a file. */
export interface FileReference {
  readonly subject: Subject;
  readonly kind: ReferenceKind;
  /** Half-open range of UTF-16 offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, as is `column`. */
  readonly line: number;
  readonly column: number;
}

export interface PlacedReference extends FileReference {
  /** Where `end` is; 1-based. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** A comment by which people say that a finding of a dismissible rule is all right here, and why. */
export interface Ignore {
  /** 1-based: the line that it is about. */
  readonly line: number;
  /** The rule's id, or `unlisted`. */
  readonly rule: string;
  readonly reason: string;
}

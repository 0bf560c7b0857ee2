import type { Catalogue } from '../../../catalogue';
import type { Readers } from '../../../command-reader/invocations';
import type { Parsed } from './tree';

/** What reading a file needs besides its text. */
export interface FileContext {
  /** With the organisations' own tools. */
  readonly catalogue: Catalogue;
  /** Whether a text may name anything that a policy restricts; where it cannot, it is not read in earnest. */
  readonly concerns: (text: string) => boolean;
  /** Whether a policy may name this itself, beyond the catalogue: a command, package without ecosystem, extension, server. */
  readonly isNamed: (word: string) => boolean;
  /** The shells' readers; undefined while none of the text needs them. */
  readonly readers: Readers | undefined;
  readonly parsers: Parsers;
  /** The scripts of the package.json that holds for a folder (its own, or of the closest folder above), relative as paths are. */
  readonly scripts: (folder: string) => Readonly<Record<string, string>> | undefined;
}

/** Undefined for a format whose parser is not loaded. */
export interface Parsers {
  readonly yaml: ((text: string) => Parsed) | undefined;
  readonly toml: ((text: string) => Parsed) | undefined;
}

export type { FileReference as Reference } from '../../../core/findings/file-reference';

export interface UnreadablePart {
  /** 1-based; 1 where it is the file as a whole. */
  readonly line: number;
  readonly why: string;
}

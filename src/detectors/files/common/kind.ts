import type { Shell } from '../../../command-reader/types';
import type { ReferenceKind } from '../../../core/findings/finding';
import type { SourceText } from './source-text';
import type { Spot, StringValue, Value } from './tree';

/** One kind of file: which files it is about, and what it sees in them. Each has a folder of its own. */
export interface FileKind {
  /** The folder's name. */
  readonly name: string;
  /**
   * Globs in the form that editors search by: `*` within a segment, `**` before a slash for any folders, `{a,b}`. Without a
   * slash: that name in any folder; with one: at any depth.
   */
  readonly paths: readonly string[];
  /** Also files without an ending whose first line is `#!…` with a shell. */
  readonly shebang?: true;
  /** The parser that `roots` come from. */
  readonly format: 'json' | 'yaml' | 'toml' | 'text';
  /** What of a text is in the format, at its place from the start; all of it where this is left out. */
  readonly part?: (text: string) => string;
  /** Its lists called `steps` hold parts that stand each for itself. */
  readonly hasSteps?: true;
  /** Its entries of two strings stand each for itself. */
  readonly hasEntries?: true;
  /** Text that it can tell to be broken, though it has no parser of its own. */
  readonly hasForm?: true;
  readonly detect: (file: OpenedFile, found: Found) => void;
}

export interface OpenedFile {
  /** Relative to the folder that is looked at, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What the parser made of it: several documents in YAML, none for text or where nothing could be read. */
  readonly roots: readonly Value[];
  /** The offset at which the parser first could not read it; undefined where it read everything. */
  readonly fault: number | undefined;
  /** The text of a file in the same folder, where whoever reads this one has it at hand. */
  readonly beside: (name: string) => string | undefined;
}

/** Where a kind puts what it sees. Everything is looked up in catalogue and policies; what neither knows is dropped. */
export interface Found {
  /** An id of the policy format such as `npm:@openai/codex`, or with the prefix `conda`, `mise` or `system`. */
  package(id: string, version: string | undefined, kind: ReferenceKind, spot: Spot): void;
  extension(id: string, version: string | undefined, kind: ReferenceKind, spot: Spot): void;
  /** A key of VS Code's settings. */
  setting(key: string, spot: Spot): void;
  /** A remote MCP server by its address. */
  server(url: string, spot: Spot): void;
  /** Text that a shell is given. */
  shell(source: SourceText, shell: Shell, options?: ShellOptions): void;
  /** A program and its arguments as they are given to the system, without a shell. */
  program(words: readonly StringValue[], options?: ShellOptions): void;
  unreadable(offset: number, why: string): void;
  /** Whether a text may name anything of interest: what does not needs no preparing for the rest. */
  concerns(text: string): boolean;
}

export interface ShellOptions {
  /** The folder where it runs, relative as the file's path is; the file's own if left out. Its package.json has the scripts. */
  readonly folder?: string;
  /** It starts a local MCP server: the package that it runs is the server, such as `npm:@playwright/mcp`. */
  readonly server?: true;
  /** It makes the tool available and does not start it: all counts as this. */
  readonly as?: ReferenceKind;
}

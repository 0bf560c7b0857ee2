import type { FileReference, Ignore, PlacedReference } from './findings/file-reference';

/** The side without an editor, as far as it is about the files of a workspace. */
export interface FilesPort {
  /** Stands for the policies in force: something else whenever all files have to be read anew. Undefined while none is in force. */
  edition(): object | undefined;
  /** Globs of every file that is read, and of every file that is a finding by being there. */
  globs(): Promise<readonly string[]>;
  /**
   * Of a folder on this machine the files that count, relative to it: of those that were `found` by the globs what Git does not
   * ignore, and what is tracked, found or not. Without Git what was found. Where the editor could not search, all that there is.
   */
  list(folder: string, found: readonly string[] | undefined): Promise<FileListing>;
  /** Those of the paths that Git ignores; tracked ones never are. */
  ignored(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>>;
  read(file: FileObservation): Promise<FileReading>;
  /** The tools' own files among all the paths of a folder. */
  presence(paths: readonly string[]): Promise<readonly PresenceFound[]>;
  /** What can be done about a reference by editing its file. */
  fixes(request: FixRequest): Promise<readonly Fix[]>;
}

export interface FileListing {
  readonly paths: readonly string[];
  /** Why more is looked at than counts, where that is so. */
  readonly note: string | undefined;
}

export interface FileObservation {
  /** The path of its folder on this machine; undefined where the folder is not on it. */
  readonly folder: string | undefined;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** As it stands in the editor; left out, it is read from the disk. */
  readonly text?: string;
  /** The text of another file of the folder that is open, as it stands in the editor. */
  readonly textOf: (path: string) => string | undefined;
}

/** What a file shows. Which of it concerns a policy is decided when everything is assessed. */
export interface FileReading {
  readonly references: readonly PlacedReference[];
  readonly ignores: readonly Ignore[];
  readonly unreadable: readonly UnreadableSpot[];
  /** Whether it runs scripts of a package.json, so that it is to be read anew when that one changes. */
  readonly usesScripts: boolean;
}

export interface UnreadableSpot extends Omit<FileReference, 'subject' | 'kind'> {
  /** In English, as the end of a sentence. */
  readonly why: string;
}

export interface PresenceFound {
  readonly path: string;
  readonly reference: PlacedReference;
}

/** A file, and what was found in it. */
export interface SeenFile {
  /** What the editor opens it by; empty for a folder of which only open files are seen. */
  readonly uri: string;
  /** As it is shown. */
  readonly path: string;
  readonly repository: string | undefined;
  readonly reading: FileReading;
}

export const nothingRead: FileReading = { references: [], ignores: [], unreadable: [], usesScripts: false };

export interface FixRequest {
  readonly path: string;
  readonly text: string;
  readonly reference: Pick<FileReference, 'kind' | 'start' | 'end' | 'line' | 'subject'>;
  /** The rule's alternatives that are tools of the catalogue, by id. */
  readonly alternatives: readonly string[];
  /** The rule to name in a comment that says that it is all right here; undefined where that is not for people to say. */
  readonly dismissible: string | undefined;
}

export type Fix =
  | {
      readonly kind:
        | 'remove-recommendation'
        | 'mark-unwanted'
        | 'remove-dependency'
        | 'remove-step'
        | 'remove-entry'
        | 'remove-line';
      /** What is removed, as the file names it; undefined where it has no name. */
      readonly name: string | undefined;
      readonly edits: readonly TextChange[];
    }
  | { readonly kind: 'replace'; readonly name: string; readonly edits: readonly TextChange[] }
  /** A comment that is complete once the person's reason stands between the two texts, which make one line at `offset`. */
  | { readonly kind: 'ignore'; readonly offset: number; readonly before: string; readonly after: string };

export interface TextChange {
  /** Half-open range of UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

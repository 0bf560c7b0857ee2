import type { Subject } from './subject';

/** A fact: this tool, in this form, in this place. No prose, no opinion; `core/explain` has the words. */
export interface Finding {
  /** Stable across runs, for answers and for 'once': kind and item, such as `extension:anthropic.claude-code`. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly subject: Subject;
  readonly place: Place;
  /** Why it is taken for what it is, as codes with data: `packed-by`, `chat-participants` … */
  readonly evidence: readonly Evidence[];
}

export type FindingKind = 'extension' | 'command' | 'process' | 'model' | 'mcp-server' | 'file' | 'editor';

/** How a reference in a file or a command line concerns its tool. */
export type ReferenceKind = 'run' | 'install' | 'recommend' | 'configure' | 'presence';

export type Place =
  | {
      readonly kind: 'extension';
      readonly id: string;
      readonly displayName: string;
      readonly active: boolean;
      readonly builtIn: boolean;
    }
  | {
      readonly kind: 'terminal';
      readonly terminalName: string;
      readonly at: number;
      /** The program's word as typed, without arguments: `npx`. */
      readonly programWord: string;
      readonly reference: 'run' | 'install';
      /** Epoch milliseconds; absent while it runs. */
      readonly ended?: number;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Half-open range of UTF-16 offsets in the file's text. */
      readonly start: number;
      readonly end: number;
      /** 1-based. */
      readonly line: number;
      /** 1-based. */
      readonly column: number;
      /** Where `end` is; 1-based. */
      readonly endLine: number;
      readonly endColumn: number;
      readonly reference: ReferenceKind;
      /** What the editor opens the file by; absent on the command line. */
      readonly uri?: string;
    }
  | { readonly kind: 'model'; readonly vendor: string; readonly id: string }
  | { readonly kind: 'mcp-server'; readonly name: string; readonly path: string | undefined }
  | { readonly kind: 'editor'; readonly appName: string };

export interface Evidence {
  readonly code: string;
  readonly data?: Readonly<Record<string, string>>;
}

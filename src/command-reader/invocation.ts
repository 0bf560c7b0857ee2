import type { Span } from './types';

/**
 * Something that a line runs or installs, before any catalogue or policy is asked: a program by name, a package, an
 * extension, an install script. One command may give several (`npx -y @openai/codex` runs the package).
 */
export interface Invocation {
  readonly kind: 'run' | 'install';
  readonly item: InvokedItem;
  /** The version that the text gives (`@1.2.3`, `==0.8`), a tag such as `latest` excluded. */
  readonly version: string | undefined;
  /** The word that names it. */
  readonly span: Span;
  /** The outermost program word as typed, without folder, for notices: `npx`, `claude`. Never arguments. */
  readonly programWord: string;
}

export type InvokedItem =
  /** `name` is the base name, without folder and Windows executable ending, in the letter case typed. */
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly folder: string | undefined;
      /** True in PowerShell and cmd, which find programs whatever the letter case. */
      readonly anyCase: boolean;
      readonly use: ProgramUse;
    }
  /**
   * `id` is a package id of the policy format, such as `npm:@openai/codex`, or has the prefix `conda`, `mise` or `system`
   * for a package manager that the format does not know.
   */
  | { readonly kind: 'package'; readonly id: string }
  /** A Python module that is run by name: `python -m aider`. */
  | { readonly kind: 'module'; readonly name: string; readonly use: ProgramUse }
  | { readonly kind: 'extension'; readonly id: string }
  | { readonly kind: 'install-script'; readonly url: string };

/** How a program is called, as far as the catalogue's forms of common names need it. */
export interface ProgramUse {
  /** The arguments that are fully known; unknown ones are `undefined` at their place. */
  readonly arguments: readonly (string | undefined)[];
  /** The indices of the arguments that were quoted. */
  readonly quoted: readonly number[];
  readonly pipedInput: boolean;
}

import type { Command, Shell, Word } from '../types';

/**
 * What running one program means, in terms of the words it was given. `read` sees the arguments after the program's own
 * name; what it does not recognise it leaves out.
 */
export interface Program {
  /** Base names, without `.exe` and the like. Compared without case where the shell does so. */
  readonly names: readonly string[];
  /** Present where the name means this program in some shells only: `start` is cmd's, `source` a POSIX shell's. */
  readonly shells?: readonly Shell[];
  read(words: readonly Word[], call: Call): readonly Consequence[];
}

/** How a program was called. */
export interface Call {
  /** The name that matched, in lower case when the shell ignores case. */
  readonly name: string;
  readonly shell: Shell;
  readonly command: Command;
}

export type PackageUse = 'run' | 'install';

/** What a program does with its words. */
export type Consequence =
  /**
   * The words are a command of their own. `input: 'own'`: standard input is no longer that of the outer command. `sameShell`:
   * the shell itself runs them, which knows its functions and aliases.
   */
  | {
      readonly kind: 'run-words';
      readonly words: readonly Word[];
      readonly shell?: Shell;
      readonly input?: 'own';
      readonly sameShell?: true;
    }
  /** The words, joined by spaces, are text of a shell. */
  | { readonly kind: 'run-text'; readonly words: readonly Word[]; readonly shell: Shell; readonly sameShell?: true }
  /** Standard input is text of a shell. */
  | { readonly kind: 'run-input'; readonly shell: Shell }
  /** The word names a file that a shell reads: a path, or a process substitution. */
  | { readonly kind: 'run-file'; readonly word: Word; readonly shell: Shell }
  | {
      readonly kind: 'package';
      readonly use: PackageUse;
      readonly ecosystem: Ecosystem;
      readonly name: string;
      readonly version: string | undefined;
      readonly word: Word;
    }
  /** A Python module run by name: `python -m aider`. `words` are its arguments. */
  | { readonly kind: 'module'; readonly name: string; readonly word: Word; readonly words: readonly Word[] }
  | {
      readonly kind: 'extension';
      readonly id: string;
      readonly version: string | undefined;
      readonly word: Word;
    }
  /** A file is fetched and kept: harmless by itself, an install when it is run later in the same text. */
  | { readonly kind: 'download'; readonly url: string; readonly to: string | Word | undefined; readonly word: Word }
  /**
   * A script of the folder's package.json. `otherwise` is what happens when there is no such script, as far as the program
   * falls back on anything.
   */
  | {
      readonly kind: 'script';
      readonly name: string;
      readonly word: Word;
      readonly otherwise: readonly Consequence[];
    };

/** The policy format's ecosystems that a command line can name, repositories (`git`), and package managers that have no prefix there. */
export type Ecosystem =
  | 'npm'
  | 'pypi'
  | 'brew'
  | 'cargo'
  | 'go'
  | 'winget'
  | 'scoop'
  | 'choco'
  | 'nix'
  | 'docker'
  | 'gh-extension'
  | 'git'
  | 'conda'
  | 'mise'
  | 'system';

/**
 * Shell text after reading: commands with resolved words. The readers in `parse/` produce this, the programs in `programs/`
 * and the matching in `invocations.ts` consume it; nothing here knows a tool or a policy.
 */

export type Shell = 'bash' | 'zsh' | 'sh' | 'fish' | 'pwsh' | 'cmd';

/** Half-open range of UTF-16 offsets in the text that was read. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a word: text that is known after quotes and escapes are resolved, or something only the running shell knows. */
export type Piece = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'unknown' };

export interface Word {
  /** Adjacent literals are merged, so a fully known word has one piece (or none: the empty word). */
  readonly pieces: readonly Piece[];
  readonly span: Span;
  /** True when any part of it was quoted. */
  readonly quoted: boolean;
}

/** One simple command, wherever it stands: in a list, loop, substitution, called function … */
export interface Command {
  /** The program's word and its arguments, assignments and redirections removed. Never empty. */
  readonly words: readonly Word[];
  readonly span: Span;
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  /** What stands on its standard input, when the text shows it. */
  readonly input: Input | undefined;
  /**
   * PowerShell: how the program's word is invoked. `call` is `&` or `.`; a bare quoted string is an expression, which the
   * reader leaves out of `commands` altogether.
   */
  readonly operator?: 'call';
}

export type Input =
  /** The previous stage of a pipeline: the last command of it that writes to the pipe. */
  | { readonly kind: 'pipe'; readonly from: Command }
  /** A here-document or here-string; `text` has its expansions resolved as far as they are known. */
  | { readonly kind: 'text'; readonly text: Word }
  /** A process substitution or file on standard input: `bash < <(curl …)`. */
  | { readonly kind: 'commands'; readonly from: readonly Command[] };

/** A function or alias that the text defines. It counts only when called. */
export interface Definition {
  readonly kind: 'function' | 'alias';
  /** An alias of zsh that is expanded wherever it stands as a word: `alias -g`. */
  readonly everywhere?: true;
  readonly name: string;
  /** Where the definition ends: bash and zsh know an alias from the next line on. */
  readonly span: Span;
  /** Function: the commands of its body (spans in the text). Alias: the replacement text, still to be read. */
  readonly body: { readonly commands: readonly Command[] } | { readonly text: Word };
}

export interface ShellText {
  /** Every command that would run if every branch were taken, in the order of the text; bodies of definitions are not in it. */
  readonly commands: readonly Command[];
  readonly definitions: readonly Definition[];
  /** Parts that could not be read; what is around them still counts. */
  readonly unreadable: readonly Span[];
}

/** The word's text if all of it is known. */
export function literalOf(word: Word): string | undefined {
  let text = '';
  for (const piece of word.pieces) {
    if (piece.kind === 'unknown') return undefined;
    text += piece.text;
  }
  return text;
}

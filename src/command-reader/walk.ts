import type { Definitions } from './definitions';
import type { Invocation, InvokedItem, ProgramUse } from './invocation';
import type { Readers } from './invocations';
import type { Output } from './outputs';
import type { Command, Definition, Shell, Span, Word } from './types';
import { literalOf } from './types';

/** What one reading of a line gathers, whatever the line nests. */
export interface Walk {
  readonly readers: Readers;
  readonly scripts: (name: string) => string | undefined;
  readonly invocations: Invocation[];
  readonly unreadable: Span[];
  /** Files that the line itself writes, by path, with what is in them. */
  readonly files: Map<string, readonly Output[]>;
  /** The words whose substitutions are being followed, by depth and span: one that seems to write itself ends there. */
  readonly substituting: Set<string>;
  /** How many nested texts, characters of them, commands, and words of commands may still be followed. */
  readonly left: { texts: number; characters: number; commands: number; words: number };
}

/** One text within the line. */
export interface Frame {
  readonly text: string;
  readonly shell: Shell;
  /** From a range of `text` to one of the line. */
  readonly place: (span: Span) => Span;
  readonly programWord: string | undefined;
  readonly depth: number;
  readonly scriptDepth: number;
  /** What is defined, by `definitionKey`. */
  readonly definitions: Definitions;
  /** The definitions whose bodies are being read, so that one that calls itself ends. */
  readonly expanding: readonly Definition[];
  /** The offset that a called function's body counts as standing at. */
  readonly from: number | undefined;
  /** Runs what stands on the standard input of the whole text, for a shell in it that reads its own: `… | ssh host bash`. */
  readonly runInput: ((shell: Shell) => void) | undefined;
}

/** How deep commands within commands, and scripts within scripts, are followed. */
export const deepest = { words: 16, scripts: 3 };

/** Where a command is met. */
export interface Here {
  readonly walk: Walk;
  readonly frame: Frame;
  /** Every command of the frame's text, to find those inside a word. */
  readonly all: readonly Command[];
}

/** Whether a command is within the limits; what is beyond them is noted as unreadable. */
export function mayFollow(here: Here, command: Command): boolean {
  const { walk, frame } = here;
  if (frame.depth > 0) {
    walk.left.commands -= 1;
    walk.left.words -= command.words.length;
  }
  if (frame.depth <= deepest.words && walk.left.commands >= 0 && walk.left.words >= 0) return true;
  walk.unreadable.push(frame.place(command.span));
  return false;
}

/** Whether a shell of its own knows the functions of the one that starts it: bash's exported ones. PowerShell is read as one shell. */
export function isHandedOn(frame: Frame, shell: Shell): boolean {
  if (shell !== frame.shell) return false;
  return shell === 'pwsh' || (shell === 'bash' && /\b(?:export|declare|typeset)\s+-\w*[fx]/.test(frame.text));
}

/** Notes something that the line runs or installs. */
export function add(
  here: Here,
  kind: Invocation['kind'],
  item: InvokedItem,
  version: string | undefined,
  word: Word,
): void {
  const { frame, walk } = here;
  walk.invocations.push({ kind, item, version, span: frame.place(word.span), programWord: frame.programWord ?? '' });
}

export function useOf(words: readonly Word[], command: Command): ProgramUse {
  const first = words.slice(0, 64);
  return {
    arguments: first.map(literalOf),
    quoted: first.flatMap((word, index) => (word.quoted ? [index] : [])),
    pipedInput: command.input !== undefined,
  };
}

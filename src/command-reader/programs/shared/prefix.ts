import type { Word } from '../../types';
import { isAssignment } from '../../words';
import type { Consequence, Program } from '../program';
import { hasOption, type OptionStyle, readOptions } from './options';

/** What a program looks like that takes options, perhaps a few words of its own, and then a command. */
export interface Prefix {
  readonly names: readonly string[];
  readonly valueFlags?: readonly string[];
  readonly oneDash?: OptionStyle['oneDash'];
  /** How many operands stand before the command: `timeout 30s claude` has one. */
  readonly operandsBefore?: number;
  /** `A=b` words may stand before the command. */
  readonly assignments?: boolean;
  /** With one of these the words are no command: `command -v`, `sudo -l`. */
  readonly notWith?: readonly string[];
  /** `after-dashes`: only what follows `--` is a command. */
  readonly command?: 'after-dashes';
}

/** A program of that form. */
export function prefixProgram(prefix: Prefix): Program {
  return { names: prefix.names, read: (words) => readPrefix(words, prefix) };
}

/** What makes a program tell about itself, whatever follows. */
const asking = ['--help', '--version'];

export function readPrefix(words: readonly Word[], prefix: Prefix): readonly Consequence[] {
  const read = readOptions(words, {
    options: prefix.command === 'after-dashes' ? 'anywhere' : 'first-operand',
    ...(prefix.valueFlags && { valueFlags: prefix.valueFlags }),
    ...(prefix.oneDash && { oneDash: prefix.oneDash }),
  });
  if (hasOption(read, ...asking, ...(prefix.notWith ?? []))) return [];
  const operands = prefix.command === 'after-dashes' ? (read.afterDashes ?? []) : read.operands;
  return runWords(operands.slice(prefix.operandsBefore ?? 0), prefix.assignments ?? false);
}

/** The words as a command; nothing when there are none. A second `--` before the command is skipped. */
export function runWords(words: readonly Word[], assignments = false): readonly Consequence[] {
  let start = 0;
  while (start < words.length && isSkipped(words[start] as Word, assignments)) start += 1;
  const command = words.slice(start);
  return command.length === 0 ? [] : [{ kind: 'run-words', words: command }];
}

function isSkipped(word: Word, assignments: boolean): boolean {
  const [only] = word.pieces;
  return (
    (word.pieces.length === 1 && only?.kind === 'literal' && only.text === '--') || (assignments && isAssignment(word))
  );
}

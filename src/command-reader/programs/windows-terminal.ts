import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/**
 * Windows Terminal: `wt new-tab -d . claude ; split-pane codex`, commands of its own between semicolons.
 * https://learn.microsoft.com/windows/terminal/command-line-arguments
 */
export const program: Program = {
  names: ['wt'],
  read: (words) => commandsOf(words).flatMap(readCommand),
};

function commandsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  for (const word of words) {
    if (literalOf(word) === ';') commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands;
}

function readCommand(words: readonly Word[]): readonly Consequence[] {
  const { operands } = readOptions(words, style);
  const verb = (operands[0] && literalOf(operands[0])) ?? '';
  if (withoutProgram.includes(verb)) return [];
  const rest = ['new-tab', 'nt', 'split-pane', 'sp'].includes(verb) ? operands.slice(1) : operands;
  return runWords(readOptions(rest, style).operands);
}

const withoutProgram = ['focus-tab', 'ft', 'move-focus', 'mf', 'move-pane', 'mp', 'swap-pane', 'focus-pane', 'fp'];

const style = {
  options: 'first-operand',
  valueFlags: [
    ...['-w', '--window', '-p', '--profile', '-d', '--startingDirectory', '--title', '--tabColor', '-s', '--size'],
    ...['--pos', '--colorScheme', '-t', '--target', '--sessionId'],
  ],
} as const;

import type { Shell, ShellText } from '../types';
import { readBash } from './bash';
import { readCmd } from './cmd';
import { readFish } from './fish';
import { type GrammarSource, loadParser } from './grammars';
import { readPowerShell } from './powershell';

export type { GrammarSource } from './grammars';

/** Reads shell text into commands: synchronous, without side effects, and bounded in time whatever the text. */
export type ShellReader = (text: string) => ShellText;

/** Far beyond what anybody types; the rest is reported as unreadable. */
const MAXIMUM_LENGTH = 200_000;

/** The reader for a shell. Its grammar is loaded at the first call in a process; fish and cmd need none. */
export async function loadReader(shell: Shell, grammars: GrammarSource): Promise<ShellReader> {
  const read = await readerFor(shell, grammars);
  return (text) => (text.length <= MAXIMUM_LENGTH ? read(text) : readStart(read, text));
}

async function readerFor(shell: Shell, grammars: GrammarSource): Promise<ShellReader> {
  switch (shell) {
    case 'bash':
    case 'zsh':
    case 'sh': {
      const parser = await loadParser('bash', grammars);
      return (text) => readBash(parser, shell, text);
    }
    case 'fish':
      return readFish;
    case 'cmd':
      return readCmd;
    case 'pwsh':
      return readPowerShell;
  }
}

function readStart(read: ShellReader, text: string): ShellText {
  const { commands, definitions, unreadable } = read(text.slice(0, MAXIMUM_LENGTH));
  return { commands, definitions, unreadable: [...unreadable, { start: MAXIMUM_LENGTH, end: text.length }] };
}

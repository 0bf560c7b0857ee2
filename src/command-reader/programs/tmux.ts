import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** What each of tmux's commands takes before its shell command. `send-keys` only types: tmux(1). */
const commands: readonly { readonly names: readonly string[]; readonly valueFlags: readonly string[] }[] = [
  { names: ['new-session', 'new'], valueFlags: ['-c', '-e', '-F', '-f', '-n', '-s', '-t', '-x', '-y'] },
  { names: ['new-window', 'neww'], valueFlags: ['-c', '-e', '-F', '-n', '-t'] },
  { names: ['split-window', 'splitw'], valueFlags: ['-c', '-e', '-F', '-l', '-p', '-t'] },
  { names: ['respawn-pane', 'respawnp', 'respawn-window', 'respawnw'], valueFlags: ['-c', '-e', '-t'] },
  {
    names: ['display-popup', 'popup'],
    valueFlags: ['-b', '-c', '-d', '-e', '-h', '-s', '-S', '-t', '-T', '-w', '-x', '-y'],
  },
  { names: ['run-shell', 'run'], valueFlags: ['-c', '-d', '-t'] },
  { names: ['if-shell', 'if'], valueFlags: ['-t'] },
  { names: ['confirm-before', 'confirm'], valueFlags: ['-c', '-p', '-t'] },
  { names: ['pipe-pane', 'pipep'], valueFlags: ['-t'] },
];

export const program: Program = {
  names: ['tmux', 'byobu', 'byobu-tmux'],
  read: (words) => {
    const read = readOptions(words, { options: 'first-operand', valueFlags: ['-c', '-f', '-L', '-S', '-T'] });
    const text = optionValue(read, '-c');
    const direct: Consequence[] = text ? [{ kind: 'run-text', words: [text], shell: 'sh' }] : [];
    return [...direct, ...commandList(read.operands).flatMap(readTmuxCommand)];
  },
};

/** tmux separates its commands by a word that is `;`, or ends in one. */
function commandList(words: readonly Word[]): readonly (readonly Word[])[] {
  const lists: Word[][] = [[]];
  for (const word of words) {
    if ([';', '\\;'].includes(literalOf(word) ?? '')) lists.push([]);
    else lists.at(-1)?.push(word);
  }
  return lists;
}

function readTmuxCommand(words: readonly Word[]): readonly Consequence[] {
  const [verb, ...rest] = words;
  const name = verb && literalOf(verb);
  const command = commands.find((candidate) => name !== undefined && candidate.names.includes(name));
  if (command === undefined) return [];
  const { operands, options } = readOptions(rest, { options: 'first-operand', valueFlags: command.valueFlags });
  const [text, ...more] = operands;
  if (text === undefined) return [];
  switch (command.names[0]) {
    case 'if-shell': {
      const isFormat = options.some((option) => option.name === '-F');
      return [...(isFormat ? [] : shellText(text)), ...more.flatMap(ownText)];
    }
    case 'confirm-before':
      return ownText(text);
    default:
      // One word is shell text, several are a program and its arguments.
      return more.length === 0 ? shellText(text) : runWords(operands);
  }
}

function shellText(word: Word): readonly Consequence[] {
  return [{ kind: 'run-text', words: [word], shell: 'sh' }];
}

/** A word that holds commands of tmux's own: `if-shell 'test -f x' 'new-window claude'`. */
function ownText(word: Word): readonly Consequence[] {
  const pieces: Word['pieces'] = [{ kind: 'literal', text: 'tmux ' }, ...word.pieces];
  return shellText({ ...word, pieces });
}

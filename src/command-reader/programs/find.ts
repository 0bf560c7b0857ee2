import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

const actions = ['-exec', '-execdir', '-ok', '-okdir'];

/** find(1): each `-exec … ;` or `-exec … +` is a command. */
export const program: Program = {
  names: ['find', 'gfind'],
  read: (words) => commandsAfter(words, actions).flatMap((command) => runWords(command)),
};

/** The words after each of `flags`, up to a word that is `;` or `+` alone. */
export function commandsAfter(words: readonly Word[], flags: readonly string[]): readonly (readonly Word[])[] {
  const commands: (readonly Word[])[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const text = literalOf(words[index] as Word);
    if (text === undefined || !flags.includes(text)) continue;
    const end = words.findIndex((word, at) => at > index && [';', '+'].includes(literalOf(word) ?? ''));
    commands.push(words.slice(index + 1, end < 0 ? words.length : end));
    index = end < 0 ? words.length : end;
  }
  return commands;
}

import type { Command, Definition, Input, Shell, ShellText, Word } from './types';
import { leadingText } from './words';

/** The function or alias that a command's first word calls, if one is defined before it in the same text. */
export function definitionCalled(
  command: Command,
  name: string,
  at: {
    readonly definitions: readonly Definition[];
    readonly text: string;
    readonly shell: Shell;
    readonly from: number;
  },
): Definition | undefined {
  const [program] = command.words;
  if (program === undefined || leadingText(program) !== name) return undefined;
  const matches = (candidate: string) =>
    at.shell === 'pwsh' || at.shell === 'cmd' ? candidate.toLowerCase() === name.toLowerCase() : candidate === name;
  return at.definitions.findLast((definition) => {
    if (!matches(definition.name) || definition.span.end > at.from) return false;
    return definition.kind === 'function' || !program.quoted ? isKnownYet(definition, at) : false;
  });
}

/** bash and zsh expand aliases as they read a line, so an alias works from the line after its own on. */
function isKnownYet(
  definition: Definition,
  at: { readonly text: string; readonly shell: Shell; readonly from: number },
): boolean {
  if (definition.kind === 'function' || at.shell === 'fish' || at.shell === 'pwsh') return true;
  return at.text.slice(definition.span.end, at.from).includes('\n');
}

/** An alias's commands standing at the call's place, the call's arguments after the last of them. */
export function expandAlias(read: ShellText, call: Command): readonly Command[] {
  const [name, ...rest] = call.words;
  if (name === undefined) return [];
  const last = read.commands.at(-1);
  const [first] = read.commands;
  const moved = new Map<Command, Command>();
  const move = (command: Command): Command => {
    const known = moved.get(command);
    if (known !== undefined) return known;
    const words = command.words.map((word): Word => ({ ...word, span: name.span }));
    const own = command.input ? moveInput(command.input, move) : undefined;
    const input = own ?? (command === first ? call.input : undefined);
    const result = { ...command, words: command === last ? [...words, ...rest] : words, span: call.span, input };
    moved.set(command, result);
    return result;
  };
  return read.commands.map(move);
}

function moveInput(input: Input, move: (command: Command) => Command): Input {
  switch (input.kind) {
    case 'pipe':
      return { kind: 'pipe', from: move(input.from) };
    case 'text':
      return input;
    case 'commands':
      return { kind: 'commands', from: input.from.map(move) };
  }
}

import { nestText } from './nested-text';
import { BLOCK_RUNNERS } from './parse/powershell-commands';
import type { Command, Definition, Input, Shell, ShellText, Word } from './types';
import { literalOf } from './types';
import type { Frame } from './walk';
import { lastLiteral, leadingText, withoutPrefix } from './words';

/** Functions and aliases by name, in the order in which they are defined. */
export type Definitions = ReadonlyMap<string, readonly Definition[]>;

export function withDefinitions(known: Definitions, more: readonly Definition[], shell: Shell): Definitions {
  if (more.length === 0) return known;
  const all = new Map([...known].map(([name, list]) => [name, [...list]]));
  for (const definition of more) {
    const key = keyOf(definition.name, shell);
    const list = all.get(key);
    if (list === undefined) all.set(key, [definition]);
    else list.push(definition);
  }
  return all;
}

/** Definitions of an outer text stand before all of an inner one. */
export function ofOuterText(definitions: Definitions): Definitions {
  const span = { start: -1, end: -1 };
  return new Map([...definitions].map(([name, list]) => [name, list.map((known) => ({ ...known, span }))]));
}

/** What `eval` reads is read after the line that it stands in. */
function isOfOuterText(definition: Definition): boolean {
  return definition.span.end < 0;
}

/** The function or alias that a command's first word calls, if one is defined before it in the same text. */
export function definitionCalled(command: Command, name: string, at: Place): Definition | undefined {
  const [program] = command.words;
  if (program === undefined || at.definitions.size === 0 || leadingText(program) !== name) return undefined;
  const called = at.definitions
    .get(keyOf(name, at.shell))
    ?.findLast(
      (definition) =>
        definition.span.end <= at.from &&
        (definition.kind === 'function' || (!program.quoted && isKnownYet(definition, at))),
    );
  return called !== undefined && at.expanding.includes(called) ? undefined : called;
}

/** zsh: what the global aliases among a command's words stand for; a `|` that they begin with is dropped. */
export function globalAliases(command: Command, at: Place): readonly Word[] {
  if (at.shell !== 'zsh' || at.definitions.size === 0) return [];
  return command.words.slice(1).flatMap((word): readonly Word[] => {
    const known = word.quoted ? undefined : at.definitions.get(leadingText(word))?.at(-1);
    if (known?.everywhere !== true || !('text' in known.body) || !isKnownYet(known, at)) return [];
    const { text } = known.body;
    return [withoutPrefix(text, /^[\s|&;]*/.exec(leadingText(text))?.[0].length ?? 0)];
  });
}

/** PowerShell: the blocks kept in variables that a command runs: `& $block`, `Start-Job $block`. */
export function blocksRun(command: Command, at: Place): readonly Definition[] {
  if (at.shell !== 'pwsh' || at.definitions.size === 0) return [];
  const [program, ...rest] = command.words;
  const runs = program !== undefined && BLOCK_RUNNERS.has((literalOf(program) ?? '').toLowerCase());
  const words = command.operator === 'call' && program !== undefined ? [program] : runs ? rest : [];
  return words.flatMap(({ span }) => {
    const name = at.text.slice(span.start, span.end);
    const block = name.startsWith('$') ? at.definitions.get(keyOf(name, at.shell)) : undefined;
    return block?.findLast((definition) => definition.span.end <= at.from) ?? [];
  });
}

/** PowerShell: the words that make a block of text for a command to run: `Start-Job ([scriptblock]::Create('…'))`. */
export function blocksCreated(command: Command, at: Place): readonly Word[] {
  const [program] = command.words;
  if (at.shell !== 'pwsh' || program === undefined) return [];
  if (!BLOCK_RUNNERS.has((literalOf(program) ?? '').toLowerCase())) return [];
  const rest = command.words.slice(1);
  return rest.filter(({ span }) => /^\(\s*\[scriptblock\]::create\b/i.test(at.text.slice(span.start, span.start + 40)));
}

interface Place {
  readonly definitions: Definitions;
  readonly text: string;
  readonly shell: Shell;
  readonly from: number;
  readonly expanding: readonly Definition[];
}

/** The place of a command, for what is defined before it. */
export function definedAt(frame: Frame, command: Command): Place {
  return { ...frame, from: frame.from ?? command.span.start };
}

function keyOf(name: string, shell: Shell): string {
  return shell === 'pwsh' || shell === 'cmd' ? name.toLowerCase() : name;
}

/** bash and zsh expand aliases as they read a line, so an alias works from the line after its own on. */
function isKnownYet(definition: Definition, at: Place): boolean {
  if (at.shell === 'fish' || at.shell === 'pwsh' || isOfOuterText(definition)) return true;
  return at.text.slice(definition.span.end, at.from).includes('\n');
}

/** The commands of an alias where it is called; none where its text cannot be read. PowerShell's stand for one program. */
export function aliasCommands(
  text: Word,
  call: Command,
  at: Place,
  reader: ((text: string) => ShellText) | undefined,
): readonly Command[] {
  const [name, ...rest] = call.words;
  if (at.shell === 'pwsh') return name ? [{ ...call, words: [{ ...text, span: name.span }, ...rest] }] : [];
  if (reader === undefined) return [];
  const whole = aliasTexts(text, call, at);
  return expandAlias(reader(nestText(whole.texts, at.shell, '').text), whole.call);
}

/** After an alias that ends in a blank the next word is looked up as well: `alias sudo='sudo '`. fish knows no such thing. */
function aliasTexts(text: Word, call: Command, at: Place): { readonly texts: readonly Word[]; readonly call: Command } {
  const [name, next, ...rest] = call.words;
  if (at.shell === 'fish' || name === undefined || next === undefined || !/[ \t]$/.test(lastLiteral(text)))
    return { texts: [text], call };
  const known = definitionCalled({ ...call, words: [next] }, leadingText(next), at);
  if (known?.kind !== 'alias' || !('text' in known.body)) return { texts: [text], call };
  const further = aliasTexts(known.body.text, { ...call, words: [next, ...rest] }, at);
  return { texts: [text, ...further.texts], call: { ...call, words: [name, ...further.call.words.slice(1)] } };
}

/** An alias's commands standing at the call's place, the call's arguments after the last of them. */
function expandAlias(read: ShellText, call: Command): readonly Command[] {
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

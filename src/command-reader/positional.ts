import type { Command, Definition, Shell, Word } from './types';
import { literalOf } from './types';

/**
 * The commands of a function's body where it is called: words that are nothing but its arguments are those of the call, at their
 * place there: `run() { echo "+ $*"; "$@"; }` with `run claude -p hi`. An alias has none.
 */
export function bodyCommands(definition: Definition, call: Command, text: string, shell: Shell): readonly Command[] {
  if (!('commands' in definition.body)) return [];
  const { commands } = definition.body;
  // The places of a body that an outer text defines are none in this one.
  if (!['bash', 'zsh', 'sh', 'fish'].includes(shell) || definition.span.start < 0 || call.words.length < 2)
    return commands;
  let rest = call.words.slice(1);
  return commands.map((command): Command => {
    const [program, count] = command.words;
    if (program !== undefined && literalOf(program) === 'shift')
      rest = rest.slice(Number((count && literalOf(count)) ?? 1) || 1);
    if (command.words.length * rest.length > MOST_GIVEN) return command;
    const words = command.words.flatMap((word) => argumentsFor(word, rest, text) ?? [word]);
    return words.length === 0 ? command : { ...command, words };
  });
}

/** Functions that hand on what they are given twice would double it with every one of them. */
const MOST_GIVEN = 500;

/** `"$@"`, `$*`, fish's `$argv`, `"${@:2}"`, `$1`; undefined for any other word. */
function argumentsFor({ span }: Word, rest: readonly Word[], text: string): readonly Word[] | undefined {
  const raw = text.slice(span.start, Math.min(span.end, span.start + 12));
  const all = /^"?\$(?:@|\*|argv|\{@(?::(\d))?\})"?$/.exec(raw);
  if (all !== null) return rest.slice(Math.max(0, Number(all[1] ?? 1) - 1));
  const one = /^"?\$(?:([1-9])|\{([1-9])\})"?$/.exec(raw);
  const word = one === null ? undefined : rest[Number(one[1] ?? one[2]) - 1];
  return word && [word];
}

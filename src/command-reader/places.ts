import type { Command, Definition, Shell, ShellText, Word } from './types';

/** Only what stands in the place of a command is run; PowerShell's `"& { $(irm …) }"` has it inside. */
export function startsUnknown(word: Word, shell: Shell): boolean {
  return (
    word.pieces[0]?.kind === 'unknown' || (shell === 'pwsh' && word.pieces.some((piece) => piece.kind === 'unknown'))
  );
}

/** `(iwr …).Content | iex`: the expression that is piped, as a word of its own. */
export function expressionBefore(text: string, command: Command): Word {
  const end = command.span.start;
  const before = text.slice(Math.max(0, end - 500), end);
  const start =
    end - before.length + Math.max(...[';', '\n', '{'].map((separator) => before.lastIndexOf(separator))) + 1;
  return { pieces: [{ kind: 'unknown' }], span: { start, end }, quoted: false };
}

function bodyCommands(definition: Definition): readonly Command[] {
  return 'commands' in definition.body ? definition.body.commands : [];
}

/** Every command of a text, those of definitions' bodies as well, in its order. */
export function allCommands(read: ShellText): readonly Command[] {
  const bodies = read.definitions.flatMap(bodyCommands);
  return bodies.length === 0 ? read.commands : [...read.commands, ...bodies].sort(byStart);
}

function byStart(first: Command, second: Command): number {
  return first.span.start - second.span.start;
}

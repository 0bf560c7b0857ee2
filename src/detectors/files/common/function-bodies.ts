import type { Readers } from '../../../command-reader/invocations';
import type { Command, ShellText } from '../../../command-reader/types';

/**
 * Readers for which the body of a function counts where it stands, called or not. In a file a function is there to be called:
 * by another file that sources this one, or by a name that is passed around.
 */
export function withBodies(readers: Readers): Readers {
  return (shell) => {
    const read = readers(shell);
    return read && ((text) => inlined(read(text)));
  };
}

function inlined(read: ShellText): ShellText {
  const bodies = read.definitions.flatMap(({ body, kind }) =>
    kind === 'function' && 'commands' in body ? body.commands : [],
  );
  if (bodies.length === 0) return read;
  const known = new Set<Command>(read.commands);
  const more = bodies.filter((command) => !known.has(command));
  const commands = [...read.commands, ...more].sort((one, other) => one.span.start - other.span.start);
  return { ...read, commands };
}

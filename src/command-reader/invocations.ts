import type { Invocation } from './invocation';
import { runCommands } from './run-commands';
import type { Shell, ShellText, Span } from './types';
import type { Walk } from './walk';

/** The reader for a shell's text; undefined when it is not loaded, which makes that text unreadable. */
export type Readers = (shell: Shell) => ((text: string) => ShellText) | undefined;

export interface ReadOptions {
  readonly readers: Readers;
  /** The text of a script in the package.json of the folder where the line runs; undefined when there is none. */
  readonly scripts?: ((name: string) => string | undefined) | undefined;
}

export interface InvocationReading {
  /** In the order in which they are met; spans stand in the text that was given, whatever it nests. */
  readonly invocations: readonly Invocation[];
  /** Parts that could not be read, or that are nested too deep to be followed. */
  readonly unreadable: readonly Span[];
}

/** How much nesting is followed before the rest counts as unreadable: far beyond what people write. */
const limits = { texts: 200, characters: 120_000, commands: 3000 };

/** Everything that running the text in the shell would run or install, as far as the text shows it. Nothing is evaluated. */
export function readInvocations(text: string, shell: Shell, options: ReadOptions): InvocationReading {
  const reader = options.readers(shell);
  if (reader === undefined) return { invocations: [], unreadable: [{ start: 0, end: text.length }] };
  const walk: Walk = {
    readers: options.readers,
    scripts: options.scripts ?? (() => undefined),
    invocations: [],
    unreadable: [],
    files: new Map(),
    left: { ...limits },
  };
  const read = reader(text);
  walk.unreadable.push(...read.unreadable);
  runCommands(walk, read, {
    text,
    shell,
    place: (span) => span,
    programWord: undefined,
    depth: 0,
    scriptDepth: 0,
    definitions: new Map(),
    expanding: [],
    from: undefined,
    runInput: undefined,
  });
  return { invocations: walk.invocations, unreadable: walk.unreadable };
}

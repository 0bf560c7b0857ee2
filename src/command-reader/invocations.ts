import type { Invocation } from './invocation';
import { runCommands } from './run-commands';
import type { Shell, ShellText, Span, Word } from './types';
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
const limits = { texts: 200, characters: 80_000, commands: 3000, words: 20_000 };

/** Everything that running the text in the shell would run or install, as far as the text shows it. Nothing is evaluated. */
export function readInvocations(text: string, shell: Shell, options: ReadOptions): InvocationReading {
  const reader = options.readers(shell);
  if (reader === undefined) return { invocations: [], unreadable: [{ start: 0, end: text.length }] };
  return follow(reader(text), text, shell, options);
}

/**
 * The same of a program that is started without a shell: its words are taken as they are. `shell` says how names are found
 * (`cmd` on Windows, without regard to case). Spans stand in the words joined by spaces.
 */
export function readWordInvocations(words: readonly string[], shell: Shell, options: ReadOptions): InvocationReading {
  let end = -1;
  const read = words.map((text): Word => {
    const start = end + 1;
    end = start + text.length;
    const pieces: Word['pieces'] = text === '' ? [] : [{ kind: 'literal', text }];
    return { pieces, span: { start, end }, quoted: /\s/.test(text) };
  });
  if (read.length === 0) return { invocations: [], unreadable: [] };
  const command = { words: read, span: { start: 0, end }, assignments: [], input: undefined };
  return follow({ commands: [command], definitions: [], unreadable: [] }, words.join(' '), shell, options);
}

function follow(read: ShellText, text: string, shell: Shell, options: ReadOptions): InvocationReading {
  const walk: Walk = {
    readers: options.readers,
    scripts: options.scripts ?? (() => undefined),
    invocations: [],
    unreadable: [...read.unreadable],
    files: new Map(),
    substituting: new Set(),
    left: { ...limits },
  };
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

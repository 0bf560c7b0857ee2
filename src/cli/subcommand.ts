/**
 * What a subcommand is. Two files each: `subcommands/<name>.ts` declares it (names, options and words, from which `--help` is
 * made), and `<name>.ts` does the work in a function `run<Name>(given, io)`, which is loaded only when it is asked for.
 */
export interface Subcommand {
  readonly name: string;
  /** One line without a full stop, for the list of subcommands. */
  readonly summary: string;
  /** What follows `ai-tool-policy <name>` in the usage line, options aside, as in `<file…>`. */
  readonly operands: string;
  readonly options: Options;
  /** Further paragraphs of the help, in order, each with its own heading; their lines are printed as they stand. */
  readonly sections: readonly Section[];
  /** Lines to copy, without `ai-tool-policy` in front. */
  readonly examples: readonly string[];
  readonly run: (given: Given<Options>, io: Io) => Promise<ExitCode>;
}

export interface Section {
  readonly heading: string;
  readonly text: string;
}

/** 0: clean; 1: findings, or not as wished; 2: could not run (bad arguments, an unreadable file). */
export type ExitCode = 0 | 1 | 2;

export type Options = Readonly<Record<string, Option>>;

export type Option = FlagOption | TextOption;

export interface FlagOption {
  readonly type: 'boolean';
  readonly short?: string;
  readonly description: string;
}

export interface TextOption {
  readonly type: 'string';
  readonly short?: string;
  /** What stands for the value in the help, as in `<file>`. */
  readonly value: string;
  readonly description: string;
  /** The only values there are; any other is refused before the subcommand runs. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given again; the values then come as a list. */
  readonly multiple?: true;
}

/** The arguments of one call, checked against the declared options. */
export interface Given<Declared extends Options> {
  readonly options: { readonly [Name in keyof Declared]: ValueOf<Declared[Name]> };
  readonly operands: readonly string[];
  /** Options and operands in the order in which they were written, for what depends on it. */
  readonly inOrder: readonly Argument[];
}

export type Argument =
  | { readonly kind: 'option'; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'operand'; readonly value: string };

type ValueOf<One extends Option> = One extends FlagOption
  ? boolean
  : One extends { readonly multiple: true }
    ? readonly TextOf<One>[]
    : One extends { readonly default: string }
      ? TextOf<One>
      : TextOf<One> | undefined;

type TextOf<One extends Option> = One extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;

/** The world as a subcommand sees it, so that tests can give it another one. */
export interface Io {
  /** Writes as it stands: lines end in `\n` by the caller. */
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** All of the standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Absolute; relative paths that a person gives are resolved against it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly files: Files;
  /** Reads a file that this program ships, by its name. */
  readonly asset: (name: string) => Promise<Uint8Array>;
  /** Of this program, as `--version` prints it. */
  readonly version: string;
}

/** Paths are absolute or relative to `cwd`. Failures are Node's own errors: `code` says what happened. */
export interface Files {
  readonly read: (path: string) => Promise<Uint8Array>;
  /** `mode` is that of a new file, 0o666 if not given; `exclusive` fails with `EEXIST` rather than overwrite. */
  readonly write: (
    path: string,
    contents: string | Uint8Array,
    options?: { readonly mode?: number; readonly exclusive?: boolean },
  ) => Promise<void>;
}

/** Checks a declaration against its `run`, and forgets the exact types, so that declarations go in one list. */
export function declareSubcommand<const Declared extends Options>(
  subcommand: Omit<Subcommand, 'options' | 'run'> & {
    readonly options: Declared;
    readonly run: (given: Given<Declared>, io: Io) => Promise<ExitCode>;
  },
): Subcommand {
  const { run, ...rest } = subcommand;
  // `main` parses by the same declaration that the types are made of, and nobody else calls `run`.
  return { ...rest, run: (given, io) => run(given as unknown as Given<Declared>, io) };
}

/** Says what could not be done and what to do next, on stderr; the value is the exit code. */
export function cannotRun(io: Io, what: string, nextStep: string): 2 {
  io.stderr(`ai-tool-policy: ${what}\n${nextStep}\n`);
  return 2;
}

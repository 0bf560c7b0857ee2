import type { ProcessObservation } from '../../core/observations';

/** What a process runs: a program of its own, a script that an interpreter was given, a module, or a package by name. */
export type Program =
  | {
      readonly kind: 'native';
      readonly names: readonly string[];
      readonly path: string | undefined;
      /** Undefined where the process has written a title over its words. */
      readonly rest: Words | undefined;
    }
  | { readonly kind: 'script'; readonly path: string; readonly interpreter: string; readonly rest: Words }
  | { readonly kind: 'module'; readonly name: string; readonly interpreter: string; readonly rest: Words }
  | { readonly kind: 'package'; readonly name: string; readonly interpreter: string };

/** The arguments that follow. */
type Words = readonly string[];

interface Interpreter {
  readonly names: RegExp;
  /** Options whose value is the next word. */
  readonly valued: readonly string[];
  /** Options with which no file is run: the program stands in the words. */
  readonly inline: RegExp;
  readonly module?: string;
  /** Words before the file: `deno run x`. */
  readonly subcommands?: readonly string[];
}

const interpreters: readonly Interpreter[] = [
  {
    // https://nodejs.org/api/cli.html
    names: /^(?:node|nodejs|tsx|ts-node|electron)$/,
    valued: ['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--title'],
    inline: /^(?:-[a-z]*[ep]|--eval|--print|--run|--test)$/,
  },
  {
    names: /^(?:bun|deno)$/,
    valued: ['-r', '--preload', '-c', '--config', '--cwd', '--env-file'],
    inline: /^(?:-e|--eval|eval)$/,
    subcommands: ['run', 'x'],
  },
  {
    // https://docs.python.org/3/using/cmdline.html
    names: /^(?:python|pypy)[\d.]*w?$/,
    valued: ['-W', '-X', '--check-hash-based-pycs'],
    inline: /^-[a-zA-Z]*c/,
    module: '-m',
  },
  {
    names: /^(?:ba|da|z|k|mk|a|fi)?sh$|^busybox$/,
    valued: ['-o', '+o', '-O', '+O', '--rcfile', '--init-file'],
    inline: /^-[a-zA-Z]*[cs]|^--command/,
    subcommands: ['sh', 'ash'],
  },
  { names: /^(?:ruby|perl|php)[\d.]*$/, valued: ['-I', '-r', '-M', '-d'], inline: /^-[a-zA-Z]*[eEn]/ },
];

/** What a process runs, by its file and its words; undefined for a shell that waits, an interpreter of text, and the like. */
export function programOf({
  executable,
  words,
}: Pick<ProcessObservation, 'executable' | 'words'>): Program | undefined {
  const [word = '', ...rest] = words;
  // A login shell has a dash before its name.
  const called = programName(word.replace(/^-/, ''));
  const file = executable?.replace(/ \(deleted\)$/, '');
  const own = file === undefined ? called : programName(file);
  const interpreter = interpreters.find(({ names }) => names.test(own) || (file === undefined && names.test(called)));
  if (interpreter === undefined) {
    return { kind: 'native', names: unique([called, own, versionFolder(file)]), path: file ?? pathIn(word), rest };
  }
  if (!interpreter.names.test(called)) {
    // The process named itself: what it was started with is overwritten, and only a name that needs no more shows a tool.
    const [title = ''] = word.split(/\s/);
    return rest.length > 0
      ? readInterpreted(interpreter, own, rest)
      : { kind: 'native', names: unique([programName(title)]), path: undefined, rest: undefined };
  }
  return readInterpreted(interpreter, own, rest);
}

/** A file's name without folder and the endings of Windows' programs. */
export function programName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd|bat|com)$/i, '');
}

function readInterpreted(interpreter: Interpreter, name: string, words: readonly string[]): Program | undefined {
  let passedSubcommand = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const rest = words.slice(index + 1);
    if (interpreter.module !== undefined && isModuleOption(word)) {
      const attached = word.replace(/^-[a-zA-Z]*?m/, '');
      const [module = '', ...others] = attached === '' ? rest : [attached, ...rest];
      const named = module.replace(/\..*$/, '');
      return named === '' ? undefined : { kind: 'module', name: named, interpreter: name, rest: others };
    }
    if (interpreter.inline.test(word)) return undefined;
    if (word === '--') continue;
    if (/^[-+]./.test(word)) {
      if (interpreter.valued.includes(word)) index += 1;
      continue;
    }
    if (!passedSubcommand && interpreter.subcommands?.includes(word)) {
      passedSubcommand = true;
      continue;
    }
    const specifier = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)/.exec(word)?.[1];
    if (specifier !== undefined) return { kind: 'package', name: specifier, interpreter: name };
    return word === '' || word === '-' ? undefined : { kind: 'script', path: word, interpreter: name, rest };
  }
  return undefined;
}

function isModuleOption(word: string): boolean {
  return /^-[bBdEhiIOPqRsSuvx]*m/.test(word);
}

/** `~/.local/share/claude/versions/2.1.0` is `claude`: an installer that keeps its versions side by side. */
function versionFolder(path: string | undefined): string {
  return /[/\\]([^/\\]+)[/\\]versions[/\\][^/\\]+$/.exec(path ?? '')?.[1] ?? '';
}

function pathIn(word: string): string | undefined {
  return /[/\\]/.test(word) ? word : undefined;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

import type { CommandObservation } from '../../core/observations';

/** What a task starts, in the shapes of VS Code's `ShellExecution` and `ProcessExecution`, of which nothing else is needed. */
export interface ShellTask {
  readonly commandLine?: string | undefined;
  readonly command?: TaskWord | undefined;
  readonly args?: readonly TaskWord[] | undefined;
}

export interface ProcessTask {
  readonly process: string;
  readonly args: readonly string[];
}

/** `quoting` is VS Code's `ShellQuoting`. */
export type TaskWord = string | { readonly value: string; readonly quoting: number };

type Shell = CommandObservation['shell'];

/** `vscode.ShellQuoting` by value: this file is also read where there is no `vscode`. */
const quotings = { escape: 1, strong: 2, weak: 3 } as const;

/** The line that VS Code gives to the shell: words with spaces are quoted by it, others are not, as tasks.json documents. */
export function lineOfShellTask(
  { commandLine, command, args }: ShellTask,
  shell: Shell,
  folder: string | undefined,
): string {
  const words = command === undefined ? [] : [command, ...(args ?? [])];
  const line = commandLine ?? words.map((word) => quoted(word, shell)).join(' ');
  return withoutVariables(line, folder, shell === 'cmd' ? '%unknown%' : '$unknown');
}

export function wordsOfProcessTask({ process, args }: ProcessTask, folder: string | undefined): readonly string[] {
  return [process, ...args].map((word) => withoutVariables(word, folder, ''));
}

/** Which reader a shell's program needs; sh is the common ground of most. */
export function shellOfProgram(path: string | undefined): Shell {
  const name = (path ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
  switch (name) {
    case 'bash':
    case 'zsh':
    case 'fish':
    case 'pwsh':
    case 'cmd':
      return name;
    case 'powershell':
      return 'pwsh';
    default:
      return 'sh';
  }
}

/** VS Code does not tell what its variables stood for; of a folder in front of a name the name is enough. */
function withoutVariables(text: string, folder: string | undefined, unknown: string): string {
  return text.replace(
    /\$\{(workspaceFolder|workspaceRoot|cwd|[a-zA-Z]+:[^}]*|file\w*|relativeFile\w*|userHome|lineNumber|selectedText|pathSeparator|\/|execPath|defaultBuildTask)\}/g,
    (_, name: string) => {
      if (name === 'pathSeparator' || name === '/') return '/';
      return ['workspaceFolder', 'workspaceRoot', 'cwd'].includes(name) ? (folder ?? unknown) : unknown;
    },
  );
}

function quoted(word: TaskWord, shell: Shell): string {
  if (typeof word !== 'string') return quote(word.value, word.quoting, shell);
  const isQuoted = /^(["']).*\1$/s.test(word);
  return /\s/.test(word) && !isQuoted ? quote(word, quotings.strong, shell) : word;
}

function quote(value: string, quoting: number, shell: Shell): string {
  if (shell === 'cmd') return /[\s"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  switch (quoting) {
    case quotings.escape:
      return value.replace(/[\s"'`$&|;<>()\\]/g, shell === 'pwsh' ? '`$&' : '\\$&');
    case quotings.weak:
      return `"${value.replaceAll('"', shell === 'pwsh' ? '`"' : '\\"')}"`;
    default:
      return `'${value.replaceAll("'", shell === 'pwsh' ? "''" : "'\\''")}'`;
  }
}

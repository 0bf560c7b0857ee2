import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { type DebugStart, startOfDebugSession } from '../../src/vscode/observe/debug-line';
import {
  lineOfShellTask,
  type ShellTask,
  shellOfProgram,
  wordsOfProcessTask,
} from '../../src/vscode/observe/task-line';

interface TaskRow {
  readonly name: string;
  readonly task: ShellTask;
  readonly shell?: 'bash' | 'pwsh' | 'cmd';
  readonly line: string;
}

const tasks: readonly TaskRow[] = [
  { name: 'a whole line', task: { commandLine: 'cd x && claude -p "a b"' }, line: 'cd x && claude -p "a b"' },
  { name: 'a command with arguments', task: { command: 'npm', args: ['run', 'ai'] }, line: 'npm run ai' },
  {
    name: 'words with spaces are quoted',
    task: { command: 'claude', args: ['-p', "it's a test"] },
    line: "claude -p 'it'\\''s a test'",
  },
  { name: 'words that are quoted already are not', task: { command: 'echo', args: ['"a b"'] }, line: 'echo "a b"' },
  {
    name: 'words without spaces are the shell’s',
    task: { command: 'echo', args: ['x;claude'] },
    line: 'echo x;claude',
  },
  {
    name: 'strong quotes',
    task: { command: 'echo', args: [{ value: '$(claude)', quoting: 2 }] },
    line: "echo '$(claude)'",
  },
  {
    name: 'weak quotes',
    task: { command: 'echo', args: [{ value: '$(claude) "x"', quoting: 3 }] },
    line: 'echo "$(claude) \\"x\\""',
  },
  { name: 'escapes', task: { command: 'echo', args: [{ value: '$(a b)', quoting: 1 }] }, line: 'echo \\$\\(a\\ b\\)' },
  {
    name: 'PowerShell',
    task: { command: 'echo', args: ["it's a", { value: 'a "b"', quoting: 3 }] },
    shell: 'pwsh',
    line: 'echo \'it\'\'s a\' "a `"b`""',
  },
  {
    name: 'cmd',
    task: { command: 'echo', args: ['a b', { value: 'c d', quoting: 2 }] },
    shell: 'cmd',
    line: 'echo "a b" "c d"',
  },
  {
    name: 'variables',
    task: { commandLine: `\${workspaceFolder}/bin/claude \${config:model} \${env:X} \${HOME}` },
    line: `/work/bin/claude $unknown $unknown \${HOME}`,
  },
];

describe('what a task starts', () => {
  for (const { name, task, shell, line } of tasks) {
    it(name, () => strictEqual(lineOfShellTask(task, shell ?? 'bash', '/work'), line));
  }

  it('a process task is words', () =>
    deepStrictEqual(wordsOfProcessTask({ process: `\${workspaceFolder}/claude`, args: ['-p', 'a; b'] }, '/work'), [
      '/work/claude',
      '-p',
      'a; b',
    ]));

  it('the shell by its program', () =>
    deepStrictEqual(
      [
        '/bin/bash',
        '/usr/bin/zsh',
        '/bin/dash',
        'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        'C:\\Windows\\System32\\CMD.EXE',
        undefined,
      ].map(shellOfProgram),
      ['bash', 'zsh', 'sh', 'pwsh', 'cmd', 'sh'],
    ));
});

interface DebugRow {
  readonly name: string;
  readonly type: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly start: DebugStart | undefined;
}

const words = (...all: readonly string[]): DebugStart => ({ kind: 'words', words: all });

const sessions: readonly DebugRow[] = [
  {
    name: 'a script',
    type: 'pwa-node',
    configuration: { request: 'launch', program: '/a/cli.js', args: ['-p', 'x y'] },
    start: words('node', '/a/cli.js', '-p', 'x y'),
  },
  {
    name: 'a runtime',
    type: 'node',
    configuration: { runtimeExecutable: 'npx', runtimeArgs: ['-y', '@openai/codex'], args: ['x'] },
    start: words('npx', '-y', '@openai/codex', 'x'),
  },
  {
    name: 'a terminal',
    type: 'node-terminal',
    configuration: { command: 'claude -p x' },
    start: { kind: 'text', text: 'claude -p x' },
  },
  {
    name: 'a module',
    type: 'debugpy',
    configuration: { module: 'aider', args: '--model x' },
    start: words('python', '-m', 'aider', '--model', 'x'),
  },
  {
    name: 'a Python program',
    type: 'debugpy',
    configuration: { program: '/v/bin/aider', python: '/v/bin/python' },
    start: words('/v/bin/python', '/v/bin/aider'),
  },
  {
    name: 'a native program',
    type: 'lldb',
    configuration: { program: '/usr/bin/codex' },
    start: words('/usr/bin/codex'),
  },
  {
    name: 'attaching starts nothing',
    type: 'node',
    configuration: { request: 'attach', program: 'claude' },
    start: undefined,
  },
  { name: 'a browser', type: 'chrome', configuration: { url: 'https://example.com' }, start: undefined },
  { name: 'wrong types', type: 'node', configuration: { program: 7, args: {}, command: null }, start: undefined },
];

describe('what a debug session starts', () => {
  for (const { name, type, configuration, start } of sessions) {
    it(name, () => deepStrictEqual(startOfDebugSession(type, configuration), start));
  }
});

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { PolicyRule } from '../../../src/core/policy/document';
import type { TerminalEnforcement } from '../../../src/core/policy/vocabulary';
import { renderShim, type ShimView } from '../../../src/notices/terminal/render';
import { createShimFolders } from '../../../src/notices/terminal/shim-folders';
import { shimSet } from '../../../src/notices/terminal/shim-set';
import { concernOf, rule, speech } from '../sample';

/** A folder of shims as the product lays it down, the programs behind it, and what runs them. */
export interface Scene {
  readonly root: string;
  /** The folder of shims. */
  readonly shims: string;
  /** The folder with the programs themselves. */
  readonly programs: string;
  readonly run: (options?: Run) => Promise<Outcome>;
  /** The same on a terminal of its own (that of `script`, util-linux). */
  readonly runOnTerminal: (options?: TerminalRun) => Promise<Outcome>;
}

export interface Run {
  /** What reads the shim: by default the system, by its first line. */
  readonly interpreter?: readonly string[];
  readonly arguments?: readonly string[];
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Instead of the shims' and the programs' folders. The system's own follow. */
  readonly path?: readonly string[];
  readonly folder?: string;
  readonly started?: (child: ReturnType<typeof spawn>) => void;
}

export interface TerminalRun extends Run {
  readonly columns?: number;
  /** Typed when the question is there. */
  readonly answer?: string;
  /** Shell text behind the command, such as `2>/dev/null`. */
  readonly redirections?: string;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | string | null;
}

export const systemPath = ['/usr/local/bin', '/usr/bin', '/bin'];

/** Prints its arguments, each in brackets, and leaves with 7. */
export const echoing = '#!/bin/sh\nprintf real\nfor one; do printf "<%s>" "$one"; done\necho\nexit 7\n';

export function viewOf(terminal: TerminalEnforcement, change: Partial<PolicyRule> = {}): ShimView {
  const enforcement = { terminal, extension: 'offer', presence: 'inform', dismissible: false } as const;
  const view = renderShim(
    { name: 'claude', concern: concernOf({ rule: { ...rule, ...change }, enforcement }) },
    speech,
  );
  if (view === undefined) throw new Error('A ban is told.');
  return view;
}

export async function makeScene(view: ShimView, program: string | undefined = echoing): Promise<Scene> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'shim scene ')));
  const folders = createShimFolders({ storage: join(root, 'storage'), platform: process.platform, holder: holder(1) });
  const held = await folders.hold(shimSet([view], process.platform));
  if (held.outcome !== 'held') throw new Error(held.why);
  const programs = join(root, 'programs');
  await mkdir(programs);
  if (program?.startsWith('#!')) await writeFile(join(programs, view.name), program, { mode: 0o755 });
  else if (program !== undefined) await symlink(program, join(programs, view.name));
  const shims = held.folder;

  const prepare = (options: Run) => {
    const path = [...(options.path ?? [shims, programs]), ...systemPath].join(delimiter);
    const command = [...(options.interpreter ?? []), join(shims, view.name), ...(options.arguments ?? [])];
    const environment = {
      PATH: path,
      HOME: root,
      PWD: options.folder ?? root,
      LANG: 'C.UTF-8',
      ...options.environment,
    };
    return { command, options: { cwd: options.folder ?? root, env: environment } };
  };
  return {
    root,
    shims,
    programs,
    run: (options = {}) => {
      const { command, options: spawning } = prepare(options);
      const [file = '', ...rest] = command;
      return outcomeOf(spawn(file, rest, spawning), options, undefined);
    },
    runOnTerminal: (options = {}) => {
      const { command, options: spawning } = prepare(options);
      const line = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
      const text = `stty -echo rows 24 cols ${options.columns ?? 80}; ${line} ${options.redirections ?? ''}`;
      const env = { TERM: 'xterm-256color', SHELL: '/bin/sh', ...spawning.env };
      const child = spawn('script', ['-qec', text, '/dev/null'], { ...spawning, env });
      return outcomeOf(child, options, options.answer);
    },
  };
}

export function holder(processId: number, now: () => number = Date.now) {
  return { processId, hostName: 'here', isRunning: (id: number) => id < 100, now };
}

export async function removeScene(scene: Scene | undefined): Promise<void> {
  if (scene !== undefined) await rm(scene.root, { recursive: true, force: true });
}

/** Where a program is, undefined where there is none. */
export function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Why what needs a terminal cannot be tried here. */
export function whyNoTerminal(): string | undefined {
  if (process.platform !== 'linux') return 'terminals are made with script of util-linux';
  return findProgram('script') === undefined ? 'there is no script (util-linux)' : undefined;
}

function outcomeOf(
  child: ReturnType<typeof spawn>,
  { input, started }: Run,
  answer: string | undefined,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    let answered = false;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (answer === undefined || answered || !stdout.includes('[y/N]')) return;
      answered = true;
      child.stdin?.write(answer);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A program that reads nothing may be gone before its input is written.
    child.stdin?.on('error', () => undefined);
    if (input !== undefined) child.stdin?.write(input);
    if (answer === undefined) child.stdin?.end();
    child.on('error', reject);
    child.on('close', (code, signal) => {
      child.stdin?.end();
      resolve({ stdout: stdout.replaceAll('\r\n', '\n'), stderr, exit: signal ?? code });
    });
    started?.(child);
  });
}

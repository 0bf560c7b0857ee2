import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './install/cache';

export interface OwnedProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves with the exit code, or the signal's name, when the first process has ended. */
  readonly ended: Promise<number | string>;
  /** Ends the process and everything that it started; resolves when none of them is left. */
  stop(): Promise<void>;
}

interface StartOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Both outputs go to this file. */
  readonly logFile: string;
}

const owned = new Set<OwnedProcess>();
const running = new Set<ChildProcess>();
const folders = new Set<string>();
let guarded = false;
let interrupted: (() => void) | undefined;

/** Starts a process in a group of its own, which is ended with us whatever way we end. */
export function startOwned(command: string, args: readonly string[], options: StartOptions): OwnedProcess {
  guardAgainstLeftovers();
  const log = openSync(options.logFile, 'a');
  const { logFile: _, ...rest } = options;
  const child = spawn(command, args, { ...rest, stdio: ['ignore', log, log], detached: process.platform !== 'win32' });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    child.once('error', reject);
  });
  const process_: OwnedProcess = {
    child,
    pid,
    ended,
    stop: async () => {
      const tree = processTree(pid);
      signal(tree, 'SIGTERM');
      await untilGone(tree, 3000);
      const left = [...new Set([...tree, ...processTree(pid)])];
      signal(left, 'SIGKILL');
      await untilGone(left, 10_000);
      owned.delete(process_);
    },
  };
  owned.add(process_);
  return process_;
}

/** Ends everything that is still owned. */
export async function stopAllOwned(): Promise<void> {
  await Promise.all([...owned].map((each) => each.stop()));
}

/** Runs a program of the harness: its number becomes the exit code, and nothing that it started outlives it. */
export function runMain(main: () => Promise<number>): void {
  guardAgainstLeftovers();
  main()
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return 2;
    })
    .then(async (code) => {
      await stopAllOwned();
      process.exit(code);
    });
}

export interface FinishedProcess {
  readonly code: number | string;
  readonly output: string;
}

/** Runs a process to its end and gives its exit code (or signal) and its two outputs as one text. */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<FinishedProcess> {
  guardAgainstLeftovers();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.once('close', () => running.delete(child));
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code, name) => resolve({ code: code ?? name ?? 'unknown', output }));
  });
}

/** Ids of a process, of its descendants, and of the rest of its group (whose parents may be gone already). */
export function processTree(root: number): number[] {
  if (process.platform === 'win32') return [root];
  const rows = listProcesses();
  const found = new Set([root]);
  for (let grown = true; grown; ) {
    const before = found.size;
    for (const row of rows) if (row.group === root || found.has(row.parent)) found.add(row.pid);
    grown = found.size > before;
  }
  return [...found];
}

function listProcesses(): { readonly pid: number; readonly parent: number; readonly group: number }[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' });
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length === 4 && !fields[3]?.startsWith('Z'))
    .map(([pid, parent, group]) => ({ pid: Number(pid), parent: Number(parent), group: Number(group) }));
}

function signal(pids: readonly number[], name: 'SIGTERM' | 'SIGKILL'): void {
  for (const pid of pids) {
    try {
      if (process.platform === 'win32') execFileSync('taskkill', ['/pid', `${pid}`, '/T', '/F'], { stdio: 'ignore' });
      else process.kill(pid, name);
    } catch {
      // It ended by itself in between, which is what was wanted.
    }
  }
}

async function untilGone(pids: readonly number[], limit: number): Promise<void> {
  const deadline = Date.now() + limit;
  while (pids.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** A new folder in the system's temporary one, by its real path (on macOS that is a link); removed when we end. */
export function temporaryFolder(): string {
  guardAgainstLeftovers();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ai-tool-policy-')));
  folders.add(folder);
  return folder;
}

/** Resolves at the first Ctrl-C, which then no longer ends this process at once; a later one does. */
export function untilInterrupted(): Promise<void> {
  guardAgainstLeftovers();
  return new Promise((resolve) => {
    interrupted = resolve;
  });
}

/** Ctrl-C, a closed terminal, an uncaught error: what we started ends with us. Only SIGKILL to ourselves goes unseen. */
function guardAgainstLeftovers(): void {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    for (const { pid } of [...owned, ...running]) {
      if (pid !== undefined) signal(processTree(pid), 'SIGKILL');
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(name, () => {
      if (interrupted === undefined) process.exit(code);
      const first = interrupted;
      // Started through npm, one Ctrl-C can arrive twice: from the terminal, and passed on by our parent.
      setTimeout(() => {
        if (interrupted === first) interrupted = undefined;
      }, 1000).unref();
      first();
    });
  }
}

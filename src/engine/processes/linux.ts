import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { ProcessObservation, TerminalRoot } from '../../core/observations';
import { multiplexerServers } from './multiplexers';
import { descendantsOf, type ProcessRow, type ProcessSource } from './table';

/**
 * The processes of Linux, from /proc: https://man7.org/linux/man-pages/man5/proc.5.html. Its files are made by the kernel when
 * they are read, in microseconds, so they are read at once; between some hundreds the event loop has its turn.
 */
export function createLinuxProcesses(proc = '/proc'): ProcessSource {
  return {
    asksCheaply: true,
    async below(terminals) {
      let pids: readonly string[];
      try {
        pids = readdirSync(proc).filter((name) => /^\d+$/.test(name));
      } catch (error) {
        return { outcome: 'unreadable', why: `${proc}: ${messageOf(error)}` };
      }
      const rows = await readRows(proc, pids);
      // A terminal of another machine has a number of that machine: here it is nobody, or somebody who leads no terminal.
      const leaders = new Set(
        rows.flatMap(({ pid, session, hasTerminal }) => (pid === session && hasTerminal ? [pid] : [])),
      );
      const own = terminals.filter(({ pid }) => leaders.has(pid)).map((terminal) => ({ pid: terminal.pid, terminal }));
      const direct = descendantsOf(rows, own);
      const servers = multiplexerServers(rows, direct, {
        words: (pid) => wordsOf(proc, pid),
        owner: (pid) => ownerOf(proc, pid),
      });
      const birth = wallClock(proc, rows);
      const all = [...direct, ...descendantsOf(rows, servers)];
      return { outcome: 'read', processes: all.map(({ row, terminal }) => observe(proc, row, terminal, birth)) };
    },
    started: async (pid) => readRow(proc, String(pid))?.started,
  };
}

export interface LinuxRow extends ProcessRow {
  /** The kernel's short name, which programs may change. */
  readonly name: string;
  readonly session: number;
  readonly hasTerminal: boolean;
}

/** One line of /proc/<pid>/stat. The name stands in parentheses and may hold spaces and parentheses itself. */
export function parseStat(text: string): LinuxRow | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  const fields = text.slice(close + 2).split(' ');
  const [state, parent, , session, terminal] = fields;
  const started = fields[19];
  // A process that has ended and waits for its parent to ask runs no more.
  if (open < 0 || state === 'Z' || parent === undefined || started === undefined) return undefined;
  return {
    pid: Number.parseInt(text, 10),
    name: text.slice(open + 1, close),
    parent: Number(parent),
    session: Number(session),
    hasTerminal: terminal !== '0',
    started,
  };
}

const atOnce = 200;

async function readRows(proc: string, pids: readonly string[]): Promise<readonly LinuxRow[]> {
  const rows: LinuxRow[] = [];
  for (const [index, pid] of pids.entries()) {
    if (index % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    const row = readRow(proc, pid);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** Undefined for a process that ended in the meantime. */
function readRow(proc: string, pid: string): LinuxRow | undefined {
  const text = attempt(() => readFileSync(`${proc}/${pid}/stat`, 'utf8'));
  return text === undefined ? undefined : parseStat(text);
}

function observe(
  proc: string,
  { pid, parent, started }: LinuxRow,
  terminal: TerminalRoot,
  birth: (started: string) => number,
): ProcessObservation {
  return {
    pid,
    parent,
    started,
    startedAt: birth(started),
    executable: attempt(() => readlinkSync(`${proc}/${pid}/exe`)),
    words: wordsOf(proc, pid),
    workingDirectory: attempt(() => readlinkSync(`${proc}/${pid}/cwd`)),
    terminal,
  };
}

/** Words end with NUL; a program that writes a title over them leaves more of these behind it. */
function wordsOf(proc: string, pid: number): readonly string[] {
  const text = attempt(() => readFileSync(`${proc}/${pid}/cmdline`, 'utf8')) ?? '';
  return text === '' ? [] : text.replace(/\0+$/, '').split('\0');
}

function ownerOf(proc: string, pid: number): number | undefined {
  return attempt(() => statSync(`${proc}/${pid}`).uid);
}

/**
 * From the kernel's ticks since the machine started (a hundredth of a second each, on every system that VS Code runs on) to the
 * clock's time, by the one process of which both are known: this one. Containers lie about when the machine started.
 */
function wallClock(proc: string, rows: readonly LinuxRow[]): (started: string) => number {
  const own = rows.find(({ pid }) => pid === process.pid) ?? readRow(proc, 'self');
  const offset = performance.timeOrigin - Number(own?.started ?? 0) * 10;
  return (started) => Math.round(offset + Number(started) * 10);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { Finding } from '../../core/findings/finding';
import type { ProcessIdentity } from '../../core/observations';
import type { FoundProcess, SeenCommand } from '../../core/ports';

/** A start of a tool: by a command line, a task, a debug session, or seen as a process. */
export interface Invocation {
  readonly source: 'execution' | 'task' | 'debug' | 'process';
  /** What its end is told of: the editor's own object, or the process. */
  readonly subject: object;
  readonly finding: Finding;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Number of the first process of the terminal; undefined where the editor has not told it (yet). */
  readonly terminalPid: number | undefined;
  readonly process: ProcessIdentity | undefined;
  readonly repository: string | undefined;
}

/** Which start is meant, by what a finding of it holds. */
export interface Start {
  readonly key: string;
  readonly at: number;
}

/** What was started in this session, each start once, however many ways it was seen. */
export interface Invocations {
  /** False where the same start is known from elsewhere. */
  add(invocation: Invocation): boolean;
  /** Takes in a look at the processes: what it shows is added, what it no longer shows has ended. Gives what is new. */
  takeProcesses(found: readonly FoundProcess[], repository: string | undefined, at: number): readonly Invocation[];
  /** The start that belongs to an object of the editor has ended; also one that is still being read. True if one was running. */
  end(subject: object, at: number): boolean;
  /** Everything in a terminal has ended. */
  endTerminal(terminalPid: number, at: number): boolean;
  /** The editor tells in which terminal a task runs after it tells that it started. */
  place(subject: object, terminalPid: number): void;
  running(): readonly Invocation[];
  find(start: Start): Invocation | undefined;
  /** One for each key: the newest that runs, else the newest. */
  seen(): readonly SeenCommand[];
}

/** Starts that are kept, the newest. */
const remembered = 100;

/** The event of a start may come this long after its process has begun, in milliseconds; that of an end never before its end. */
const startedBefore = 10_000;

/** A task's or debug session's command line may be reported by its terminal as well, this soon. */
const sameStart = 3000;

export function createInvocations(): Invocations {
  let all: readonly Invocation[] = [];
  const ended = new WeakMap<object, number>();
  const pids = new WeakMap<object, number>();

  const endOf = ({ subject }: Invocation): number | undefined => ended.get(subject);
  const isRunning = (invocation: Invocation): boolean => endOf(invocation) === undefined;
  const pidOf = ({ subject, terminalPid }: Invocation): number | undefined => terminalPid ?? pids.get(subject);

  const covers = (known: Invocation, next: Invocation): boolean => {
    if (known.finding.key !== next.finding.key) return false;
    const [knownPid, nextPid] = [pidOf(known), pidOf(next)];
    const mayShare = knownPid === undefined || nextPid === undefined || knownPid === nextPid;
    if (!mayShare) return false;
    if (next.source === 'process') {
      if (known.process !== undefined) return isSame(known.process, next.process);
      const from = known.startedAt - startedBefore;
      return next.startedAt >= from && next.startedAt <= (endOf(known) ?? Number.POSITIVE_INFINITY);
    }
    // The line was still being read when its process was seen: on a slow machine, the first line that needs a parser.
    if (known.source === 'process') return known.startedAt >= next.startedAt - startedBefore;
    const isLine = (source: Invocation['source']): boolean => source === 'execution';
    const otherWay = isLine(known.source) !== isLine(next.source);
    return otherWay && Math.abs(next.startedAt - known.startedAt) <= sameStart;
  };

  const add = (invocation: Invocation): boolean => {
    if (all.some((known) => known.subject === invocation.subject && known.finding.key === invocation.finding.key))
      return false;
    if (all.some((known) => covers(known, invocation))) return false;
    all = [...all, invocation].slice(-remembered);
    return true;
  };

  const endAll = (which: (invocation: Invocation) => boolean, at: number): boolean => {
    const ending = all.filter((invocation) => isRunning(invocation) && which(invocation));
    for (const { subject } of ending) ended.set(subject, at);
    return ending.length > 0;
  };

  return {
    add,
    takeProcesses(found, repository, at) {
      endAll(({ process }) => process !== undefined && !found.some((one) => isSame(one.process, process)), at);
      return found.flatMap(({ process, startedAt, terminal, finding }) => {
        const invocation: Invocation = {
          source: 'process',
          subject: process,
          finding,
          startedAt,
          terminalPid: terminal.pid,
          process,
          repository,
        };
        return add(invocation) ? [invocation] : [];
      });
    },
    end(subject, at) {
      const wasRunning = endAll((invocation) => invocation.subject === subject, at);
      if (!ended.has(subject)) ended.set(subject, at);
      return wasRunning;
    },
    endTerminal: (terminalPid, at) => endAll((invocation) => pidOf(invocation) === terminalPid, at),
    place: (subject, terminalPid) => void pids.set(subject, terminalPid),
    running: () => all.filter(isRunning),
    find: ({ key, at }) => all.findLast(({ finding, startedAt }) => finding.key === key && startedAt === at),
    seen() {
      const byKey = new Map<string, Invocation>();
      for (const invocation of all) {
        const known = byKey.get(invocation.finding.key);
        if (known === undefined || isRunning(invocation) || !isRunning(known))
          byKey.set(invocation.finding.key, invocation);
      }
      return [...byKey.values()].map((invocation) => ({
        finding: withEnd(invocation.finding, endOf(invocation)),
        repository: invocation.repository,
      }));
    },
  };
}

function isSame(one: ProcessIdentity, other: ProcessIdentity | undefined): boolean {
  return one.pid === other?.pid && one.started === other.started;
}

function withEnd(finding: Finding, ended: number | undefined): Finding {
  const { place } = finding;
  return place.kind !== 'terminal' || ended === undefined ? finding : { ...finding, place: { ...place, ended } };
}

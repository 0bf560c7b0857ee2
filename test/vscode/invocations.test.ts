import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Finding } from '../../src/core/findings/finding';
import type { FoundProcess } from '../../src/core/ports';
import { createInvocations, type Invocation } from '../../src/vscode/observe/invocations';

const start = 1_000_000;

function findingOf(at: number, tool = 'claude-code'): Finding {
  return {
    key: `command:run:${tool}`,
    kind: 'command',
    subject: { tool, assistant: true },
    place: { kind: 'terminal', terminalName: 'bash', at, programWord: 'claude', reference: 'run' },
    evidence: [],
  };
}

function invocation(change: Partial<Invocation> = {}): Invocation {
  const startedAt = change.startedAt ?? start;
  return {
    source: 'execution',
    subject: {},
    finding: findingOf(startedAt),
    startedAt,
    terminalPid: 10,
    process: undefined,
    repository: undefined,
    ...change,
  };
}

function process(pid: number, startedAt: number, terminalPid = 10, tool?: string): FoundProcess {
  const terminal = { pid: terminalPid, terminalName: 'bash' };
  return { process: { pid, started: String(startedAt) }, startedAt, terminal, finding: findingOf(startedAt, tool) };
}

interface Row {
  readonly name: string;
  readonly first: Invocation;
  readonly endedAt?: number;
  readonly next: Invocation | FoundProcess;
  readonly isNew: boolean;
}

const rows: readonly Row[] = [
  { name: 'the process of a command', first: invocation(), next: process(20, start + 900), isNew: false },
  {
    name: 'a later process of the same command line',
    first: invocation(),
    next: process(20, start + 60_000),
    isNew: false,
  },
  {
    name: 'a process of that command, seen when it has ended',
    first: invocation(),
    endedAt: start + 5000,
    next: process(20, start + 4000),
    isNew: false,
  },
  {
    name: 'a process that started after the command ended',
    first: invocation(),
    endedAt: start + 5000,
    next: process(20, start + 5100),
    isNew: true,
  },
  {
    name: 'a process that ran before the command',
    first: invocation(),
    next: process(20, start - 60_000),
    isNew: true,
  },
  { name: 'a process in another terminal', first: invocation(), next: process(20, start, 11), isNew: true },
  { name: 'a process that is another tool', first: invocation(), next: process(20, start, 10, 'codex'), isNew: true },
  {
    name: 'the same command again',
    first: invocation(),
    endedAt: start + 50,
    next: invocation({ startedAt: start + 100 }),
    isNew: true,
  },
  {
    name: 'a task’s command line that its terminal reports as well',
    first: invocation({ source: 'task', terminalPid: undefined }),
    next: invocation({ startedAt: start + 500 }),
    isNew: false,
  },
  {
    name: 'a task that is told after its command line',
    first: invocation(),
    next: invocation({ source: 'task', terminalPid: undefined, startedAt: start + 500 }),
    isNew: false,
  },
  {
    name: 'a command long after a task',
    first: invocation({ source: 'task', terminalPid: undefined }),
    next: invocation({ startedAt: start + 5000 }),
    isNew: true,
  },
  {
    name: 'the process of a debug session, whose terminal is not known',
    first: invocation({ source: 'debug', terminalPid: undefined }),
    next: process(20, start + 400),
    isNew: false,
  },
];

describe('starts of tools', () => {
  it('a line that was still being read when its process was seen is the same start', () => {
    const invocations = createInvocations();
    strictEqual(invocations.takeProcesses([process(20, start + 400)], undefined, start + 3000).length, 1);
    strictEqual(invocations.add(invocation()), false);
    strictEqual(invocations.add(invocation({ startedAt: start + 60_000 })), true);
  });

  for (const { name, first, endedAt, next, isNew } of rows) {
    it(`${isNew ? 'another start' : 'one start'}: ${name}`, () => {
      const invocations = createInvocations();
      strictEqual(invocations.add(first), true);
      if (endedAt !== undefined) invocations.end(first.subject, endedAt);
      const added =
        'source' in next ? invocations.add(next) : invocations.takeProcesses([next], undefined, start).length === 1;
      strictEqual(added, isNew);
    });
  }

  it('a process that is seen again is no other start; two processes are two; one that is gone has ended', () => {
    const invocations = createInvocations();
    const take = (at: number, ...found: readonly FoundProcess[]) =>
      invocations.takeProcesses(found, undefined, at).length;
    deepStrictEqual(
      [take(1, process(20, start)), take(2, process(20, start)), take(3, process(20, start), process(21, start))],
      [1, 0, 1],
    );
    strictEqual(invocations.running().length, 2);
    take(4, process(21, start));
    deepStrictEqual(
      invocations.running().map((one) => one.process?.pid),
      [21],
    );
    take(5);
    deepStrictEqual(endsOf(invocations), [5]);
  });

  it('a task’s process is known by its terminal', () => {
    const invocations = createInvocations();
    const task = invocation({ source: 'task', terminalPid: undefined });
    invocations.add(task);
    invocations.place(task.subject, 30);
    strictEqual(invocations.takeProcesses([process(31, start + 100, 30)], undefined, start).length, 0);
    strictEqual(invocations.takeProcesses([process(31, start + 100, 10)], undefined, start).length, 1);
  });

  it('a command that ends before it has been read has ended', () => {
    const invocations = createInvocations();
    const quick = invocation();
    strictEqual(invocations.end(quick.subject, start + 20), false);
    strictEqual(invocations.add(quick), true);
    deepStrictEqual([invocations.running(), endsOf(invocations)], [[], [start + 20]]);
  });

  it('what runs comes before what has ended, whichever is newer', () => {
    const invocations = createInvocations();
    const [running, later] = [invocation(), invocation({ terminalPid: 11, startedAt: start + 10_000 })];
    invocations.add(running);
    invocations.add(later);
    invocations.end(later.subject, start + 11_000);
    deepStrictEqual(endsOf(invocations), [undefined]);
    strictEqual(invocations.endTerminal(10, start + 12_000), true);
    deepStrictEqual(endsOf(invocations), [start + 11_000]);
    strictEqual(invocations.find({ key: running.finding.key, at: start }), running);
  });
});

function endsOf(invocations: ReturnType<typeof createInvocations>): readonly (number | undefined)[] {
  return invocations.seen().map(({ finding: { place } }) => (place.kind === 'terminal' ? place.ended : undefined));
}

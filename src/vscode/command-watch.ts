import * as vscode from 'vscode';
import type { Finding } from '../core/findings/finding';
import type { TerminalRoot } from '../core/observations';
import type { Engine, Log, SeenCommand } from '../core/ports';
import { createDisposables } from './disposables';
import { observeDebugSessions } from './observe/debug-sessions';
import { createInvocations, type Invocation, type Start } from './observe/invocations';
import { type ProcessWatch, watchProcesses } from './observe/processes';
import { originOf } from './observe/repository';
import { createTaskTerminals } from './observe/task-terminals';
import { observeTasks } from './observe/tasks';
import { observeTerminalCommands, type StartedCommand } from './observe/terminal-commands';
import { readWatchProcesses } from './policy-settings';
import { type StopOutcome, stopInvocation } from './stop-invocation';

/** Everything that starts tools: command lines, tasks, debug sessions and processes, put together so that each start is one. */
export interface CommandWatch extends vscode.Disposable {
  seen(): readonly SeenCommand[];
  /** Policies or settings may have changed. */
  update(): void;
  stop(start: Start): Promise<StopOutcome>;
}

export interface CommandWatchParts {
  readonly log: Log;
  readonly engine: () => Engine | undefined;
  /** Whether any policy is in force. */
  readonly isPolicyInForce: () => boolean;
  /** What `seen` gives has changed. */
  readonly changed: () => Promise<void>;
  /** A start that was not known from elsewhere; after `changed`. */
  readonly found: (keys: readonly string[]) => void;
  readonly safely: (work: Promise<void>) => void;
}

export function createCommandWatch({
  log,
  engine,
  isPolicyInForce,
  changed,
  found,
  safely,
}: CommandWatchParts): CommandWatch {
  const owned = createDisposables();
  const invocations = createInvocations();
  const taskTerminals = createTaskTerminals();
  const terminals = new WeakMap<object, vscode.Terminal>();
  let processes: ProcessWatch | undefined;
  let lastTrouble: string | undefined;

  async function tell(added: readonly Invocation[]): Promise<void> {
    if (added.length === 0) return;
    // The tool and the way it was seen, never its arguments.
    for (const { source, finding } of added) log.info('A tool was started.', { what: finding.key, seenBy: source });
    await changed();
    found([...new Set(added.map(({ finding }) => finding.key))]);
    processes?.update();
  }

  async function read({ observation, source, subject, terminal }: StartedCommand): Promise<void> {
    const findings = (await engine()?.readCommand(observation)) ?? [];
    if (findings.length === 0) return;
    const [terminalPid, repository] = await Promise.all([
      terminal?.processId,
      repositoryOf(observation.workingDirectory),
    ]);
    if (terminal !== undefined) {
      // Asked only now: the editor tells of the task after it has told of the line in its terminal.
      if (taskTerminals.isTasks({ name: terminal.name, pid: terminalPid }, observation.at)) return;
      terminals.set(subject, terminal);
    }
    const startedAt = observation.at;
    const all = findings.map(
      (finding: Finding): Invocation => ({
        source,
        subject,
        finding,
        startedAt,
        terminalPid,
        process: undefined,
        repository,
      }),
    );
    await tell(all.filter((invocation) => invocations.add(invocation)));
  }

  async function look(roots: readonly TerminalRoot[]): Promise<void> {
    const result = await engine()?.findProcesses(roots);
    if (result === undefined) return;
    if (result.outcome === 'unreadable') {
      // Once: what fails now fails every three seconds.
      if (result.why !== lastTrouble) log.warn('The list of processes could not be read.', { why: result.why });
      lastTrouble = result.why;
      return;
    }
    lastTrouble = undefined;
    const before = invocations.running().length;
    const added = invocations.takeProcesses(result.found, await repositoryOf(undefined), Date.now());
    if (added.length > 0) await tell(added);
    else if (invocations.running().length !== before) await changed();
  }

  async function check(): Promise<void> {
    const ended = await Promise.all(
      invocations.running().map(async ({ subject, process }) => {
        if (process === undefined || (await engine()?.isRunning(process)) !== false) return false;
        return invocations.end(subject, Date.now());
      }),
    );
    if (ended.includes(true)) await changed();
  }

  const quietly = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => log.error('A look at the processes failed.', { error }));
  const listener = {
    started: (command: StartedCommand) => safely(read(command)),
    ended: (subject: object) => {
      if (invocations.end(subject, Date.now())) safely(changed());
    },
  };
  owned.add(observeTerminalCommands(listener));
  owned.add(observeTasks({ ...listener, placed: invocations.place }, taskTerminals, log));
  owned.add(observeDebugSessions(listener));
  processes = owned.add(
    watchProcesses({
      isWanted: () => isPolicyInForce() && readWatchProcesses(),
      running: () => invocations.running().flatMap(({ process }) => process ?? []),
      look: (roots) => quietly(() => look(roots)),
      check: () => quietly(check),
      terminalClosed: (pid) => {
        if (invocations.endTerminal(pid, Date.now())) safely(changed());
      },
    }),
  );

  return {
    seen: invocations.seen,
    update: () => processes?.update(),
    stop: (start) => {
      const invocation = invocations.find(start);
      const isRunning = () => invocation !== undefined && invocations.running().includes(invocation);
      return stopInvocation({
        invocation,
        isRunning,
        engine: engine(),
        terminal: invocation && terminals.get(invocation.subject),
      });
    },
    dispose: () => owned.dispose(),
  };
}

/** Of the folder that a command was started in, else of the window's first. */
async function repositoryOf(workingDirectory: string | undefined): Promise<string | undefined> {
  const folder =
    workingDirectory === undefined ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.file(workingDirectory);
  return folder === undefined ? undefined : originOf(folder);
}

import * as vscode from 'vscode';
import type { TerminalRoot } from '../../core/observations';
import { createDisposables } from '../disposables';
import { createLookSchedule, type Reason } from './look-schedule';

export interface ProcessWatchParts {
  /** Whether there is anything to look for, and the user lets it be looked for. */
  readonly isWanted: () => boolean;
  /** The processes that were found and are thought to run still. */
  readonly running: () => readonly object[];
  /** Looks at the processes of these terminals. Expected not to reject. */
  readonly look: (terminals: readonly TerminalRoot[]) => Promise<void>;
  /** Asks of the processes that were found whether they still run. Expected not to reject. */
  readonly check: () => Promise<void>;
  readonly terminalClosed: (pid: number) => void;
}

export interface ProcessWatch extends vscode.Disposable {
  /** What is wanted or running may have changed. */
  update(): void;
}

/** Between two looks, in milliseconds; and before the first: a command that ends sooner is left to what the shell reports. */
const every = 3000;
const first = 1000;

/**
 * Looks at the processes under terminals while one without shell integration is open or a command runs, and otherwise not at all.
 * On Linux that is a read of /proc every three seconds, and soon after a command's start; elsewhere a program has to be started for
 * it, so it is one look for each terminal and command, three seconds after its start.
 */
export function watchProcesses({ isWanted, running, look, check, terminalClosed }: ProcessWatchParts): ProcessWatch {
  const owned = createDisposables();
  const commands = new Map<vscode.TerminalShellExecution, vscode.Terminal>();
  const kind: Reason['kind'] = process.platform === 'linux' ? 'look' : 'look-once';

  const schedule = owned.add(
    createLookSchedule({
      every,
      first,
      now: () => performance.now(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      look: async (what) => (what === 'look' ? look(await terminalRoots()) : check()),
    }),
  );

  const reasons = (): readonly Reason[] => {
    if (!isWanted()) return [];
    const silent = vscode.window.terminals.filter(
      (terminal) => terminal.shellIntegration === undefined && mayHold(terminal),
    );
    return [
      ...[...silent, ...commands.keys()].map((subject) => ({ subject, kind })),
      ...running().map((subject) => ({ subject, kind: 'check' as const })),
    ];
  };
  const update = (): void => schedule.update(reasons());

  owned.add(
    vscode.window.onDidStartTerminalShellExecution(({ execution, terminal }) => {
      commands.set(execution, terminal);
      update();
    }),
  );
  owned.add(
    vscode.window.onDidEndTerminalShellExecution(({ execution }) => {
      commands.delete(execution);
      update();
    }),
  );
  owned.add(
    vscode.window.onDidCloseTerminal(async (closed) => {
      // Closed in the middle of a command, whose end nobody tells.
      for (const [execution, terminal] of commands) if (terminal === closed) commands.delete(execution);
      update();
      const pid = await closed.processId;
      if (pid !== undefined) terminalClosed(pid);
    }),
  );
  owned.add(vscode.window.onDidOpenTerminal(update));
  owned.add(vscode.window.onDidChangeTerminalShellIntegration(update));
  update();
  return { update, dispose: () => owned.dispose() };
}

/** A terminal that an extension draws itself has no process of its own. */
function mayHold({ creationOptions, exitStatus }: vscode.Terminal): boolean {
  return exitStatus === undefined && !('pty' in creationOptions);
}

async function terminalRoots(): Promise<readonly TerminalRoot[]> {
  const roots = await Promise.all(
    vscode.window.terminals
      .filter(mayHold)
      .map(async (terminal) => ({ pid: await terminal.processId, terminalName: terminal.name })),
  );
  return roots.flatMap(({ pid, terminalName }) => (pid === undefined ? [] : [{ pid, terminalName }]));
}

import * as vscode from 'vscode';
import type { CommandObservation } from '../../core/observations';
import { createDisposables } from '../disposables';
import { startOfDebugSession } from './debug-line';
import { shellOfProgram } from './task-line';
import { processShell } from './tasks';
import type { CommandListener } from './terminal-commands';

/** Reports each debug session that starts a program, by its resolved configuration. */
export function observeDebugSessions(listener: CommandListener): vscode.Disposable {
  const owned = createDisposables();
  owned.add(
    vscode.debug.onDidStartDebugSession((session) => {
      // A session that another one started has that one's configuration, or attaches to what it started.
      if (session.parentSession !== undefined) return;
      const observation = observationOf(session);
      if (observation !== undefined)
        listener.started({ source: 'debug', subject: session, terminal: undefined, observation });
    }),
  );
  owned.add(vscode.debug.onDidTerminateDebugSession((session) => listener.ended(session)));
  return owned;
}

function observationOf({
  name,
  type,
  configuration,
  workspaceFolder,
}: vscode.DebugSession): CommandObservation | undefined {
  const start = startOfDebugSession(type, configuration);
  if (start === undefined) return undefined;
  const cwd: unknown = configuration['cwd'];
  const folder = workspaceFolder?.uri.scheme === 'file' ? workspaceFolder.uri.fsPath : undefined;
  const about = { terminalName: name, at: Date.now(), workingDirectory: typeof cwd === 'string' ? cwd : folder };
  return start.kind === 'text'
    ? { ...about, text: start.text, shell: shellOfProgram(vscode.env.shell) }
    : { ...about, text: start.words.join(' '), words: start.words, shell: processShell };
}

import * as vscode from 'vscode';
import type { CommandObservation } from '../../core/observations';
import { createDisposables } from '../disposables';

/** Something that the editor reports as started: a command line in a terminal, a task, a debug session. */
export interface StartedCommand {
  readonly observation: CommandObservation;
  readonly source: 'execution' | 'task' | 'debug';
  /** The editor's object that its end is told of. */
  readonly subject: object;
  /** Undefined where the editor does not tell which one it is. */
  readonly terminal: vscode.Terminal | undefined;
}

export interface CommandListener {
  readonly started: (command: StartedCommand) => void;
  readonly ended: (subject: object) => void;
}

/** Reports each command started in a terminal whose shell has shell integration. */
export function observeTerminalCommands(listener: CommandListener): vscode.Disposable {
  const owned = createDisposables();
  owned.add(
    vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      const observation = {
        text: execution.commandLine.value,
        shell: shellOf(terminal),
        terminalName: terminal.name,
        at: Date.now(),
        workingDirectory: execution.cwd?.scheme === 'file' ? execution.cwd.fsPath : undefined,
      };
      listener.started({ source: 'execution', subject: execution, terminal, observation });
    }),
  );
  owned.add(vscode.window.onDidEndTerminalShellExecution(({ execution }) => listener.ended(execution)));
  return owned;
}

/** VS Code tells the shell by what it sees run; where it does not know, sh is the common ground of most shells. */
function shellOf(terminal: vscode.Terminal): CommandObservation['shell'] {
  const shell = terminal.state.shell;
  switch (shell) {
    case 'bash':
    case 'zsh':
    case 'sh':
    case 'fish':
    case 'pwsh':
    case 'cmd':
      return shell;
    case 'gitbash':
      return 'bash';
    default:
      return 'sh';
  }
}

import * as vscode from 'vscode';
import type { CommandObservation } from '../../core/observations';

/** A command that VS Code's shell integration reports as started, with the terminal for the notice that may follow. */
export interface StartedCommand {
  readonly observation: CommandObservation;
  readonly terminal: vscode.Terminal;
  readonly execution: vscode.TerminalShellExecution;
}

/** Reports each command started in a terminal whose shell has shell integration. */
export function observeTerminalCommands(started: (command: StartedCommand) => void): vscode.Disposable {
  return vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
    started({
      terminal,
      execution,
      observation: {
        text: execution.commandLine.value,
        shell: shellOf(terminal),
        terminalName: terminal.name,
        at: Date.now(),
        workingDirectory: execution.cwd?.scheme === 'file' ? execution.cwd.fsPath : undefined,
      },
    });
  });
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

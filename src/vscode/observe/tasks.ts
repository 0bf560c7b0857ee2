import * as vscode from 'vscode';
import type { CommandObservation } from '../../core/observations';
import type { Log } from '../../core/ports';
import { createDisposables } from '../disposables';
import { lineOfShellTask, shellOfProgram, wordsOfProcessTask } from './task-line';
import type { TaskTerminals } from './task-terminals';
import type { CommandListener } from './terminal-commands';

export interface TaskListener extends CommandListener {
  /** The editor tells the number of a task's process after the task has started. */
  readonly placed: (subject: object, pid: number) => void;
}

/** Reports each task that is started, by what its definition runs. */
export function observeTasks(listener: TaskListener, terminals: TaskTerminals, log: Log): vscode.Disposable {
  const owned = createDisposables();
  owned.add(
    vscode.tasks.onDidStartTask(({ execution }) => {
      const observation = observationOf(execution.task);
      // One that cannot be read is left to what its terminal reports.
      if (observation !== undefined) terminals.started(execution, execution.task.name, observation.at);
      if (observation !== undefined) {
        listener.started({ source: 'task', subject: execution, terminal: undefined, observation });
      } else if (execution.task.execution instanceof vscode.CustomExecution) {
        // Code of another extension: what it starts is seen where it starts a terminal or a process in one.
        log.info('A task could not be read: it is run by an extension.', { type: execution.task.definition.type });
      }
    }),
  );
  owned.add(
    vscode.tasks.onDidStartTaskProcess(({ execution, processId }) => {
      terminals.placed(execution, processId);
      listener.placed(execution, processId);
    }),
  );
  owned.add(
    vscode.tasks.onDidEndTask(({ execution }) => {
      terminals.ended(execution, Date.now());
      listener.ended(execution);
    }),
  );
  return owned;
}

/** Undefined for a task that starts nothing itself (one that only waits for others), and for one that cannot be read. */
function observationOf(task: vscode.Task): CommandObservation | undefined {
  const { execution, name } = task;
  const folder = folderOf(task);
  const about = { terminalName: name, at: Date.now() };
  if (execution instanceof vscode.ShellExecution) {
    const { options } = execution;
    const shell = shellOfProgram(options?.executable ?? vscode.env.shell);
    const workingDirectory = options?.cwd?.startsWith('/') ? options.cwd : folder;
    return { ...about, text: lineOfShellTask(execution, shell, folder), shell, workingDirectory };
  }
  if (execution instanceof vscode.ProcessExecution) {
    const words = wordsOfProcessTask(execution, folder);
    return {
      ...about,
      text: words.join(' '),
      words,
      shell: processShell,
      workingDirectory: execution.options?.cwd ?? folder,
    };
  }
  return undefined;
}

/** How names are found where no shell takes part: on Windows without regard to case, as in cmd. */
export const processShell: CommandObservation['shell'] = process.platform === 'win32' ? 'cmd' : 'sh';

function folderOf({ scope }: vscode.Task): string | undefined {
  const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : undefined;
}

import * as vscode from 'vscode';
import type { EditorLog } from './log';

/** A start that failed is shown, with a way to the log: a policy tool that is silently absent would be taken for an all-clear. */
export function reportFailedStart(error: unknown, log: EditorLog): void {
  log.error('The start failed.', { error });
  const showLog = vscode.l10n.t('Show log');
  void vscode.window
    .showErrorMessage(
      vscode.l10n.t('AI Tool Policy could not start, so nothing is checked here. The log says why.'),
      showLog,
    )
    .then((answer) => {
      if (answer === showLog) log.show();
    });
}

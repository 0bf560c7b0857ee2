import * as vscode from 'vscode';

/** Milliseconds that a look at the workspace may take without a word. */
const patience = 2000;

/**
 * Shows a long look at the workspace while it lasts: one that a person asked for in a notification with a way to stop it, any other
 * in the status bar.
 */
export function showProgress(work: Promise<unknown>, asked: boolean, cancel: () => void): void {
  const title = vscode.l10n.t('Checking the workspace’s files');
  const show = (): void => {
    const location = asked ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
    void vscode.window.withProgress({ location, title, cancellable: asked }, (_, token) => {
      token.onCancellationRequested(cancel);
      return work.then(
        () => undefined,
        () => undefined,
      );
    });
  };
  const timer = setTimeout(show, patience);
  const end = (): void => clearTimeout(timer);
  work.then(end, end);
}

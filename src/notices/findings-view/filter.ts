import * as vscode from 'vscode';

/** Filters while one types; Enter keeps it, Escape takes it back to what it was. */
export function askForFilter(before: string, filterBy: (text: string) => void): void {
  const input = vscode.window.createInputBox();
  let isKept = false;
  input.title = vscode.l10n.t('Filter findings');
  input.placeholder = vscode.l10n.t('Words of a tool, a place, a status or a reason');
  input.value = before;
  input.onDidChangeValue(filterBy);
  input.onDidAccept(() => {
    isKept = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!isKept) filterBy(before);
    input.dispose();
  });
  input.show();
}

import * as vscode from 'vscode';
import { commands, statusBarItemId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { renderStatus, type StatusView } from './render';

/** Only an answer that takes longer than this is shown as 'checking'. */
const checkingDelayMilliseconds = 300;

/** The one status item, at the right with low priority; a click opens the quick menu. */
export function createStatusBar(pipeline: Pipeline): vscode.Disposable {
  const owned = createDisposables();
  const item = owned.add(vscode.window.createStatusBarItem(statusBarItemId, vscode.StatusBarAlignment.Right, 10));
  item.name = vscode.l10n.t('AI tool policy');
  item.command = commands.showStatus;
  let checking = false;
  let delay: NodeJS.Timeout | undefined;

  const show = (): void => {
    const remote = vscode.env.remoteName;
    apply(item, renderStatus({ assessment: pipeline.assessment, checking, remote }, speechNow()));
    item.show();
  };
  owned.add(pipeline.onDidAssess(show));
  owned.add(
    pipeline.onDidChangeChecking((started) => {
      clearTimeout(delay);
      const set = (): void => {
        checking = started;
        show();
      };
      if (started) delay = setTimeout(set, checkingDelayMilliseconds);
      else set();
    }),
  );
  owned.add({ dispose: () => clearTimeout(delay) });
  show();
  return owned;
}

function apply(item: vscode.StatusBarItem, view: StatusView): void {
  item.text = view.text;
  item.tooltip = view.tooltip.join('\n');
  item.backgroundColor =
    view.color === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${view.color}Background`);
  item.accessibilityInformation = { label: view.accessibleText, role: 'button' };
}

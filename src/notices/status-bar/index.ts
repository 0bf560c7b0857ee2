import * as vscode from 'vscode';
import { commands, statusBarItemId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { Memory } from '../../vscode/memory';
import { onceItLasts } from '../../vscode/once-it-lasts';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { renderStatus, type StatusView } from './render';

/** Only an answer that takes longer than this is shown as 'checking'. */
const checkingDelayMilliseconds = 300;

/** For so long it is said in words that there is no policy; the icon alone says it then. */
const firstDaysMilliseconds = 3 * 24 * 60 * 60 * 1000;

const withoutSinceKey = 'withoutPolicySince';

/** The one status item, at the right with low priority; a click opens the quick menu. */
export function createStatusBar(pipeline: Pipeline, { surfaces }: Pick<Memory, 'surfaces'>): vscode.Disposable {
  const owned = createDisposables();
  const item = owned.add(vscode.window.createStatusBarItem(statusBarItemId, vscode.StatusBarAlignment.Right, 10));
  item.name = vscode.l10n.t('AI tool policy');
  item.command = commands.showStatus;
  let checking = false;

  const show = (): void => {
    const { assessment } = pipeline;
    // Before the first assessment it is not known whether there is a policy.
    if (assessment.madeAt === 0 && !checking) return;
    const remote = vscode.env.remoteName;
    const view = renderStatus({ assessment, checking, remote, knownWithout: isKnownWithout(surfaces) }, speechNow());
    if (view.state === 'no-policy') noteWithout(surfaces);
    apply(item, view);
    item.show();
  };
  owned.add(pipeline.onDidAssess(show));
  const patience = owned.add(
    onceItLasts(checkingDelayMilliseconds, (lasts) => {
      checking = lasts;
      show();
    }),
  );
  owned.add(pipeline.onDidChangeChecking(patience.change));
  show();
  return owned;
}

function isKnownWithout(memory: vscode.Memento): boolean {
  const since = memory.get(withoutSinceKey);
  return typeof since === 'number' && Date.now() - since > firstDaysMilliseconds;
}

function noteWithout(memory: vscode.Memento): void {
  if (memory.get(withoutSinceKey) === undefined) void memory.update(withoutSinceKey, Date.now());
}

function apply(item: vscode.StatusBarItem, view: StatusView): void {
  item.text = view.text;
  item.tooltip = view.tooltip.join('\n');
  item.backgroundColor =
    view.color === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${view.color}Background`);
  item.accessibilityInformation = { label: view.accessibleText, role: 'button' };
}

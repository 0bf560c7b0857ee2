import * as vscode from 'vscode';
import type { Concern } from '../../core/assessment';
import { commands } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { FoundCommand, Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import {
  interrupting,
  type NotificationButton,
  type NotificationView,
  noticeKey,
  renderNotification,
  renderSummary,
} from './render';

/** Under this key the editor keeps which notifications were shown; the newest `mostRemembered` of them. */
const shownKey = 'notificationsShown';
const mostRemembered = 500;

/**
 * Notifications through the editor's own, so that its Do Not Disturb holds: one for each rule, item and serial of the policy;
 * one for each start of a command that concerns a rule. Several new ones at once are one summary.
 */
export function createNotifications(pipeline: Pipeline, memory: vscode.Memento): vscode.Disposable {
  const owned = createDisposables();
  const shown = (): readonly string[] => memory.get<string[]>(shownKey, []);

  owned.add(
    pipeline.onDidAssess(async (assessment) => {
      const known = new Set(shown());
      const fresh = interrupting(assessment).filter((concern) => !known.has(noticeKey(concern)));
      if (fresh.length === 0) return;
      // Remembered before it is answered: a second run in the meantime must not show it again.
      await memory.update(shownKey, [...shown(), ...fresh.map(noticeKey)].slice(-mostRemembered));
      await show(viewOf(fresh));
    }),
  );
  owned.add(
    pipeline.onDidFindCommand(async ({ keys }: FoundCommand) => {
      const concerns = pipeline.assessment.concerns.filter(({ finding }) => keys.includes(finding.key));
      await Promise.all(concerns.map((concern) => show(renderNotification(concern, speechNow()))));
    }),
  );
  return owned;
}

function viewOf(concerns: readonly Concern[]): NotificationView {
  const [only] = concerns;
  return concerns.length === 1 && only !== undefined
    ? renderNotification(only, speechNow())
    : renderSummary(concerns, speechNow());
}

async function show(view: NotificationView): Promise<void> {
  const answer = await vscode.window.showWarningMessage(view.message, ...view.buttons.map(({ title }) => ({ title })));
  const button = view.buttons.find(({ title }) => title === answer?.title);
  if (button !== undefined) await act(button);
}

function act(button: NotificationButton): Thenable<unknown> {
  switch (button.kind) {
    case 'disable':
      return vscode.commands.executeCommand(commands.disableExtension, { id: button.id, name: button.name });
    case 'disable-all':
      return vscode.commands.executeCommand(commands.disableExtension, ...button.targets);
    case 'why':
      return vscode.commands.executeCommand(commands.openRationale, button.url);
    case 'alternative':
      return vscode.commands.executeCommand(commands.useAlternative, button.alternative);
    case 'show':
      return vscode.commands.executeCommand(commands.showFindings);
  }
}

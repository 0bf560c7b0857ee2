import * as vscode from 'vscode';
import { type DisableOutcome, describeDisabling, describeDisablingSeveral } from '../core/explain/disabling';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';

/** Which extension, and how people know it. */
export interface ExtensionTarget {
  readonly id: string;
  readonly name: string;
}

/** Disables the extensions, says how that ended, and offers what comes next: one message for all that went well. */
export async function disableExtensions(
  targets: readonly ExtensionTarget[],
  setting: AllowedSetting,
  log: Log,
): Promise<void> {
  const done: Attempt[] = [];
  const failed: Attempt[] = [];
  for (const target of targets) {
    const outcome = await setting.disable({ ...target, at: Date.now() });
    log.info('Disable extension.', { id: target.id, outcome: outcome.kind });
    (isDone(outcome) ? done : failed).push({ target, outcome });
  }
  const messages = [...failed.map((attempt) => say([attempt])), ...(done.length === 0 ? [] : [say(done)])];
  await Promise.all(messages.map(async (message) => (await message)?.run()));
}

interface Attempt {
  readonly target: ExtensionTarget;
  readonly outcome: DisableOutcome;
}

function isDone({ kind }: DisableOutcome): boolean {
  return kind === 'disabled' || kind === 'needs-reload';
}

interface Choice extends vscode.MessageItem {
  readonly run: () => PromiseLike<unknown>;
}

function say(attempts: readonly Attempt[]): PromiseLike<Choice | undefined> {
  const [first] = attempts;
  const targets = attempts.map(({ target }) => target);
  if (first === undefined) return Promise.resolve(undefined);
  if (attempts.length > 1) {
    const needsReload = attempts.some(({ outcome }) => outcome.kind === 'needs-reload');
    const message = describeDisablingSeveral(attempts.length, needsReload, vscode.l10n.t);
    return vscode.window.showInformationMessage(message, ...(needsReload ? [reload()] : []), undo(targets));
  }
  const message = describeDisabling(first.target.name, first.outcome, vscode.l10n.t);
  switch (first.outcome.kind) {
    case 'disabled':
      return vscode.window.showInformationMessage(message, undo(targets));
    case 'needs-reload':
      return vscode.window.showInformationMessage(message, reload(), undo(targets));
    case 'not-possible':
      return vscode.window.showWarningMessage<Choice>(message);
    case 'unsupported':
    case 'locked':
    case 'failed':
      return vscode.window.showWarningMessage(message, openInExtensions(first.target));
  }
}

function undo(targets: readonly ExtensionTarget[]): Choice {
  return {
    title: vscode.l10n.t('Undo'),
    run: () => vscode.commands.executeCommand(commands.enableExtension, ...targets),
  };
}

function reload(): Choice {
  return {
    title: vscode.l10n.t('Reload window'),
    run: () => vscode.commands.executeCommand('workbench.action.reloadWindow'),
  };
}

function openInExtensions(target: ExtensionTarget): Choice {
  return {
    title: vscode.l10n.t('Open in Extensions'),
    run: () => vscode.commands.executeCommand('extension.open', target.id),
  };
}

import * as vscode from 'vscode';
import { type DisableOutcome, describeDisabling } from '../core/explain/disabling';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';

/** Which extension, and how people know it. */
export interface ExtensionTarget {
  readonly id: string;
  readonly name: string;
}

/** Disables the extension, says how that ended, and offers what comes next. */
export async function disableExtension(target: ExtensionTarget, setting: AllowedSetting, log: Log): Promise<void> {
  const outcome = await setting.disable({ ...target, at: Date.now() });
  log.info('Disable extension.', { id: target.id, outcome: outcome.kind });
  const choice = await say(target, outcome);
  await choice?.run();
}

interface Choice extends vscode.MessageItem {
  readonly run: () => PromiseLike<unknown>;
}

function say(target: ExtensionTarget, outcome: DisableOutcome): PromiseLike<Choice | undefined> {
  const message = describeDisabling(target.name, outcome, vscode.l10n.t);
  switch (outcome.kind) {
    case 'disabled':
      return vscode.window.showInformationMessage(message, undo(target));
    case 'needs-reload':
      return vscode.window.showInformationMessage(message, reload(), undo(target));
    case 'not-possible':
      return vscode.window.showWarningMessage<Choice>(message);
    case 'unsupported':
    case 'locked':
    case 'failed':
      return vscode.window.showWarningMessage(message, openInExtensions(target));
  }
}

function undo(target: ExtensionTarget): Choice {
  return {
    title: vscode.l10n.t('Undo'),
    run: () => vscode.commands.executeCommand(commands.enableExtension, target),
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

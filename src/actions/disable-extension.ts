import * as vscode from 'vscode';
import { type Assessment, actingDecision } from '../core/assessment';
import {
  type DisableOutcome,
  describeDisabling,
  describeDisablingSeveral,
  isDisabled,
} from '../core/explain/disabling';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';
import { type Choice, choice, type ExtensionTarget, reloadChoice } from './targets';
import { openChoice } from './uninstall-extension';

/** Disables the extensions, says how that ended, and offers what comes next: one message for all that went well. */
export async function disableExtensions(
  targets: readonly ExtensionTarget[],
  assessment: Assessment,
  setting: AllowedSetting,
  log: Log,
): Promise<void> {
  const done: Attempt[] = [];
  const failed: Attempt[] = [];
  for (const target of targets) {
    const outcome = await setting.disable({
      ...target,
      at: Date.now(),
      organization: organizationFor(target, assessment),
    });
    log.info('Disable extension.', { id: target.id, outcome: outcome.kind });
    (isDisabled(outcome) ? done : failed).push({ target, outcome });
  }
  const messages = [...failed.map((attempt) => say([attempt])), ...(done.length === 0 ? [] : [say(done)])];
  await Promise.all(messages.map(async (message) => (await message)?.run()));
}

interface Attempt {
  readonly target: ExtensionTarget;
  readonly outcome: DisableOutcome;
}

/** For whose ban it is disabled; undefined where a repository's own file speaks, or nobody. */
function organizationFor({ id }: ExtensionTarget, { concerns }: Assessment): string | undefined {
  const concern = concerns.find(
    ({ finding: { place } }) => place.kind === 'extension' && place.id.toLowerCase() === id.toLowerCase(),
  );
  return concern === undefined ? undefined : actingDecision(concern)?.organization;
}

function say(attempts: readonly Attempt[]): PromiseLike<Choice | undefined> {
  const [first] = attempts;
  const targets = attempts.map(({ target }) => target);
  if (first === undefined) return Promise.resolve(undefined);
  if (attempts.length > 1) {
    const needsReload = attempts.some(({ outcome }) => outcome.kind === 'needs-reload');
    const message = describeDisablingSeveral(attempts.length, needsReload, vscode.l10n.t);
    return vscode.window.showInformationMessage(message, ...(needsReload ? [reloadChoice()] : []), undo(targets));
  }
  const message = describeDisabling(first.target.name, first.outcome, vscode.l10n.t);
  switch (first.outcome.kind) {
    case 'disabled':
      return vscode.window.showInformationMessage(message, undo(targets));
    case 'needs-reload':
      return vscode.window.showInformationMessage(message, reloadChoice(), undo(targets));
    case 'not-possible':
      return vscode.window.showWarningMessage<Choice>(message);
    case 'unsupported':
    case 'locked':
    case 'failed':
      return vscode.window.showWarningMessage(message, openChoice(first.target));
  }
}

function undo(targets: readonly ExtensionTarget[]): Choice {
  return choice(vscode.l10n.t('Undo'), () => vscode.commands.executeCommand(commands.enableExtension, ...targets));
}

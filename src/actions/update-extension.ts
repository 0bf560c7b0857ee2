import * as vscode from 'vscode';
import type { PolicyRule } from '../core/policy/document';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';
import { choice, type ExtensionTarget, reloadChoice, say, warn } from './targets';
import { messageOf } from './uninstall-extension';

export interface UpdateParts {
  readonly setting: AllowedSetting;
  readonly log: Log;
  /** The version on disk, which is not the one that runs until the window reloads. */
  readonly installedVersion: (id: string) => Promise<string | undefined>;
}

/**
 * Updates an extension whose version is banned to the newest one. `extensions.allowed` refuses every version of what it forbids,
 * so an entry of ours is lifted first, and put back where no allowed version was found.
 *
 * `workbench.extensions.installExtension` with an id installs the newest version also over an older one; there is no command that
 * updates one extension by id.
 */
export async function updateExtension(target: ExtensionTarget, rule: PolicyRule, parts: UpdateParts): Promise<void> {
  const { setting, log } = parts;
  const entry = setting.disabledByUs().find(({ key }) => key.toLowerCase() === target.id.toLowerCase());
  if (entry !== undefined) await setting.enable(target.id);
  const outcome = await update(target, rule, parts);
  log.info('Update extension.', { id: target.id, outcome: outcome.kind });
  if (outcome.kind !== 'updated' && entry !== undefined) await setting.disable({ ...target, ...entry, id: target.id });
  await tell(target, outcome, entry !== undefined);
}

type UpdateOutcome =
  | { readonly kind: 'updated'; readonly version: string }
  /** The newest version is one that the rule bans as well. */
  | { readonly kind: 'still-banned'; readonly version: string | undefined }
  | { readonly kind: 'failed'; readonly why: string };

async function update({ id, name }: ExtensionTarget, rule: PolicyRule, parts: UpdateParts): Promise<UpdateOutcome> {
  const progress = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Updating {0} …', name) };
  try {
    await vscode.window.withProgress(progress, () =>
      Promise.resolve(vscode.commands.executeCommand('workbench.extensions.installExtension', id)),
    );
  } catch (error) {
    return { kind: 'failed', why: messageOf(error) };
  }
  const version = await parts.installedVersion(id);
  const { createVersionTest } = await import('../core/decisions/versions');
  if (version === undefined || createVersionTest(rule.versions, rule.status)(version) !== 'outside') {
    return { kind: 'still-banned', version };
  }
  return { kind: 'updated', version };
}

function tell(target: ExtensionTarget, outcome: UpdateOutcome, wasDisabled: boolean): Promise<void> {
  const { t } = vscode.l10n;
  const next = wasDisabled
    ? []
    : [choice(t('Disable'), () => vscode.commands.executeCommand(commands.disableExtension, target))];
  switch (outcome.kind) {
    case 'updated':
      return say(
        t('{0} {1} is installed, which the policy allows. Reload the window to run it.', target.name, outcome.version),
        reloadChoice(),
      );
    case 'still-banned':
      return warn(
        outcome.version === undefined
          ? t('Which version of {0} is installed now could not be told.', target.name)
          : t('The newest version of {0} ({1}) is not allowed either.', target.name, outcome.version),
        ...next,
      );
    case 'failed':
      return warn(t('{0} could not be updated: {1}', target.name, outcome.why), ...next);
  }
}

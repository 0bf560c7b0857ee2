import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { inARow } from '../vscode/speech';
import type { ExtensionTarget } from './targets';

/** Takes back our entries for the extensions; without a target all that we disabled can be chosen from. */
export async function enableExtensions(
  targets: readonly ExtensionTarget[],
  setting: AllowedSetting,
  log: Log,
): Promise<void> {
  const chosen = targets.length > 0 ? targets : await choose(setting);
  const enabled: ExtensionTarget[] = [];
  for (const target of chosen) {
    const outcome = await setting.enable(target.id);
    log.info('Enable extension.', { id: target.id, outcome });
    if (outcome === 'enabled') enabled.push(target);
    else void vscode.window.showWarningMessage(whyNot(target, outcome));
  }
  await sayEnabled(enabled);
}

function whyNot({ name }: ExtensionTarget, outcome: 'not-ours' | 'failed'): string {
  switch (outcome) {
    case 'not-ours':
      return vscode.l10n.t('{0} was not disabled from here, so nothing was changed.', name);
    case 'failed':
      return vscode.l10n.t('{0} could not be enabled: the setting extensions.allowed could not be written.', name);
  }
}

async function sayEnabled(targets: readonly ExtensionTarget[]): Promise<void> {
  if (targets.length === 0) return;
  const names = inARow(targets.map(({ name }) => name));
  if (targets.every(({ id }) => vscode.extensions.getExtension(id) !== undefined)) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Enabled again: {0}.', names));
    return;
  }
  const reload = vscode.l10n.t('Reload window');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Allowed to run again: {0}. Reload the window to start it.', names),
    reload,
  );
  if (answer === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
}

async function choose(setting: AllowedSetting): Promise<readonly ExtensionTarget[]> {
  const items = setting
    .disabledByUs()
    .map(({ key, name }) => ({ label: name, description: key, target: { id: key, name } }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No extension was disabled from here.'));
    return [];
  }
  if (items.length === 1) return items.map(({ target }) => target);
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Enable which extensions again?'),
    canPickMany: true,
  });
  return picked?.map(({ target }) => target) ?? [];
}

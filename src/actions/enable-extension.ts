import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import type { ExtensionTarget } from './disable-extension';

/** Takes back our entry for the extension; without a target asks which of those that we disabled. */
export async function enableExtension(
  target: ExtensionTarget | undefined,
  setting: AllowedSetting,
  log: Log,
): Promise<void> {
  const chosen = target ?? (await choose(setting));
  if (chosen === undefined) return;
  const outcome = await setting.enable(chosen.id);
  log.info('Enable extension.', { id: chosen.id, outcome });
  switch (outcome) {
    case 'enabled':
      return sayEnabled(chosen);
    case 'not-ours':
      await vscode.window.showInformationMessage(
        vscode.l10n.t('{0} was not disabled from here, so nothing was changed.', chosen.name),
      );
      return;
    case 'failed':
      await vscode.window.showWarningMessage(
        vscode.l10n.t('{0} could not be enabled: the setting extensions.allowed could not be written.', chosen.name),
      );
  }
}

async function sayEnabled({ id, name }: ExtensionTarget): Promise<void> {
  if (vscode.extensions.getExtension(id) !== undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('{0} is enabled again.', name));
    return;
  }
  const reload = vscode.l10n.t('Reload window');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is allowed to run again. Reload the window to start it.', name),
    reload,
  );
  if (answer === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
}

async function choose(setting: AllowedSetting): Promise<ExtensionTarget | undefined> {
  const items = setting
    .disabledByUs()
    .map(({ key, name }) => ({ label: name, description: key, target: { id: key, name } }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No extension was disabled from here.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Enable which extension again?'),
  });
  return picked?.target;
}

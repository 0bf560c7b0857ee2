import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { choice, type ExtensionTarget, reloadChoice, say, warn } from './targets';

/** Uninstalls after asking, and offers to install again. */
export async function uninstallExtension(target: ExtensionTarget, log: Log): Promise<void> {
  const { t } = vscode.l10n;
  const uninstall = t('Uninstall');
  const answer = await vscode.window.showWarningMessage(
    t('Uninstall {0}?', target.name),
    { modal: true, detail: t('Its settings stay. You can install it again.') },
    uninstall,
  );
  if (answer !== uninstall) return;
  const wasActive = vscode.extensions.getExtension(target.id)?.isActive === true;
  try {
    await vscode.commands.executeCommand('workbench.extensions.uninstallExtension', target.id);
  } catch (error) {
    log.warn('Uninstall failed.', { id: target.id, error });
    await warn(t('{0} could not be uninstalled: {1}', target.name, messageOf(error)), openChoice(target));
    return;
  }
  log.info('Uninstalled extension.', { id: target.id });
  await say(
    wasActive
      ? t('{0} is uninstalled. Reload the window to stop it now.', target.name)
      : t('{0} is uninstalled.', target.name),
    ...(wasActive ? [reloadChoice()] : []),
    choice(t('Install again'), () =>
      vscode.commands.executeCommand('workbench.extensions.installExtension', target.id),
    ),
  );
}

export function openChoice({ id }: ExtensionTarget): ReturnType<typeof choice> {
  return choice(vscode.l10n.t('Open in Extensions'), () => vscode.commands.executeCommand('extension.open', id));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

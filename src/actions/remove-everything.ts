import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { extensionId } from '../vscode/contributions';
import { inARow } from '../vscode/speech';
import { memoryKey as aiFeaturesKey } from './ai-features';
import { choice, reloadChoice, say, warn } from './targets';

export interface RemoveParts {
  readonly setting: AllowedSetting;
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  /** Ends all work of this extension in this window, so that nothing is laid down again. */
  readonly rest: () => void;
  readonly restoreAiFeatures: () => Promise<'restored' | 'not-ours' | 'failed'>;
}

/** Takes back all that this extension has set or kept, after asking; it then rests until the window reloads. */
export async function removeEverything({ setting, context, log, rest, restoreAiFeatures }: RemoveParts): Promise<void> {
  const { t } = vscode.l10n;
  const entries = setting.disabledByUs();
  const remove = t('Remove everything');
  const answer = await vscode.window.showWarningMessage(
    t('Remove everything that this extension set?'),
    {
      modal: true,
      detail: [
        entries.length === 0
          ? t('In extensions.allowed it has no entry.')
          : t('Its entries in extensions.allowed go: {0} may run again.', inARow(entries.map(({ name }) => name))),
        t('So do its notices in terminals, the policy that it kept, your answers and approvals.'),
        t('Your settings of this extension stay. It then rests until the window reloads.'),
      ].join('\n'),
    },
    remove,
  );
  if (answer !== remove) return;
  rest();
  const left: string[] = [];
  for (const { key, name } of entries) if ((await setting.enable(key)) === 'failed') left.push(name);
  if ((await restoreAiFeatures()) === 'failed') left.push('chat.disableAIFeatures');
  context.environmentVariableCollection.clear();
  if (!(await removeStorage(context.globalStorageUri, log))) left.push(context.globalStorageUri.fsPath);
  // The journal stays where an entry does: it is the only way back.
  const kept = left.length > 0 ? [setting.memoryKey, aiFeaturesKey] : [];
  for (const key of context.globalState.keys()) {
    if (!kept.includes(key)) await context.globalState.update(key, undefined);
  }
  log.info('Removed everything that was set.', { entries: entries.length, left: left.length });
  const uninstall = choice(t('Uninstall'), () =>
    vscode.commands.executeCommand('workbench.extensions.uninstallExtension', extensionId),
  );
  if (left.length > 0) await warn(t('Everything else is removed; this could not be: {0}', inARow(left)), uninstall);
  else await say(t('Everything that this extension set is removed.'), uninstall, reloadChoice());
}

async function removeStorage(folder: vscode.Uri, log: Log): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return true;
    log.warn('The storage could not be removed.', { error });
    return false;
  }
}

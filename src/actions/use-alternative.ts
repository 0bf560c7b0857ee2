import * as vscode from 'vscode';
import type { ResolvedAlternative } from '../core/assessment';
import { plainText } from '../core/explain/text';
import { openLink } from './open-link';
import { choice, say, warn } from './targets';
import { messageOf, openChoice } from './uninstall-extension';

/**
 * Installs the alternative where the policy or the catalogue names an extension, and offers to take that back; else opens where
 * to read about it.
 */
export async function useAlternative(alternative: ResolvedAlternative): Promise<void> {
  const { extension: id, url } = alternative;
  if (id === undefined) {
    if (url !== undefined) await openLink(url);
    return;
  }
  const { t } = vscode.l10n;
  const target = { id, name: plainText(alternative.name, 80) };
  if (vscode.extensions.getExtension(id) !== undefined) {
    await say(t('{0} is installed already.', target.name), openChoice(target));
    return;
  }
  try {
    await vscode.commands.executeCommand('workbench.extensions.installExtension', id);
  } catch (error) {
    const read = url === undefined ? [] : [choice(t('Read about it'), () => openLink(url))];
    await warn(t('{0} could not be installed: {1}', target.name, messageOf(error)), ...read);
    return;
  }
  await say(
    t('{0} is installed.', target.name),
    openChoice(target),
    choice(t('Undo'), () => vscode.commands.executeCommand('workbench.extensions.uninstallExtension', id)),
  );
}

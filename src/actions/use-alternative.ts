import * as vscode from 'vscode';
import type { ResolvedAlternative } from '../core/assessment';
import { openLink } from './open-link';

/** Installs the alternative where the policy or the catalogue names an extension; else opens where to read about it. */
export async function useAlternative(alternative: ResolvedAlternative): Promise<void> {
  if (alternative.extension !== undefined) {
    await vscode.commands.executeCommand('workbench.extensions.installExtension', alternative.extension);
    await vscode.commands.executeCommand('extension.open', alternative.extension);
    return;
  }
  if (alternative.url !== undefined) await openLink(alternative.url);
}

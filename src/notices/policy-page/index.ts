import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { AllowedSetting } from '../../vscode/allowed-setting';
import { commands, policyPageId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import type { PolicyPanel } from './panel';

export interface PolicyPageParts {
  readonly pipeline: Pipeline;
  readonly setting: AllowedSetting;
  readonly log: Pick<Log, 'error'>;
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
}

/** The policy as people read it, on a page of its own: one in a window, brought to the front when it is asked for again. */
export function createPolicyPage(parts: PolicyPageParts): vscode.Disposable {
  const owned = createDisposables();
  let shown: { readonly panel: vscode.WebviewPanel; readonly page: PolicyPanel } | undefined;

  /** Loaded with the first page, which most windows never open. */
  const fill = async (panel: vscode.WebviewPanel): Promise<void> => {
    shown?.panel.dispose();
    const { fillPanel } = await import('./panel');
    const page = fillPanel(panel, parts);
    shown = { panel, page };
    owned.add(panel);
    panel.onDidDispose(() => {
      page.dispose();
      if (shown?.page === page) shown = undefined;
    });
  };

  owned.add(
    vscode.commands.registerCommand(commands.showPolicy, async () => {
      if (shown !== undefined) shown.panel.reveal();
      else {
        const title = vscode.l10n.t('AI tool policy');
        await fill(vscode.window.createWebviewPanel(policyPageId, title, vscode.ViewColumn.Active, {}));
      }
    }),
  );
  // A page that was open when the window was reloaded is filled again.
  owned.add(vscode.window.registerWebviewPanelSerializer(policyPageId, { deserializeWebviewPanel: fill }));
  return owned;
}

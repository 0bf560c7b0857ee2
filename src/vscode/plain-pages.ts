import * as vscode from 'vscode';
import { createDisposables } from './disposables';

/** Pages of plain text in an editor: to read, search and copy, not to edit or save. */
export interface PlainPages extends vscode.Disposable {
  /** Opens the page, or brings the one of that name up to date. */
  show(name: string, text: string): Promise<void>;
}

const scheme = 'ai-tool-policy';

export function createPlainPages(): PlainPages {
  const owned = createDisposables();
  const changed = owned.add(new vscode.EventEmitter<vscode.Uri>());
  const texts = new Map<string, string>();
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      // A window that was reloaded opens its editors again, and of ours nothing is kept.
      provideTextDocumentContent: ({ path }) =>
        texts.get(path) ?? vscode.l10n.t('This page was not kept. Run the command again.'),
    }),
  );
  return {
    async show(name, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${name}.txt` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: false });
    },
    dispose: () => owned.dispose(),
  };
}

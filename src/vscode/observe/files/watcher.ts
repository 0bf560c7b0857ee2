import * as vscode from 'vscode';
import { createDisposables } from '../../disposables';

/** What happened to files in a burst: switching a branch changes many at once. */
export interface FileChanges {
  readonly changed: readonly vscode.Uri[];
  readonly deleted: readonly vscode.Uri[];
}

/** Milliseconds without another event that end a burst, and that a burst lasts at most. */
const calm = 300;
const longest = 2000;

/** One watcher over all folders; what comes within a moment is told of together. */
export function watchFolders(globs: readonly string[], told: (changes: FileChanges) => void): vscode.Disposable {
  const owned = createDisposables();
  const burst = new Map<string, { readonly uri: vscode.Uri; readonly deleted: boolean }>();
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  const end = (): void => {
    const all = [...burst.values()];
    burst.clear();
    timer = undefined;
    told({
      changed: all.filter(({ deleted }) => !deleted).map(({ uri }) => uri),
      deleted: all.filter(({ deleted }) => deleted).map(({ uri }) => uri),
    });
  };
  const happened = (uri: vscode.Uri, deleted: boolean): void => {
    if (burst.size === 0) since = Date.now();
    burst.set(uri.toString(), { uri, deleted });
    clearTimeout(timer);
    timer = setTimeout(end, Math.max(0, Math.min(calm, since + longest - Date.now())));
  };
  const written = owned.add(vscode.workspace.createFileSystemWatcher(`{${globs.join(',')}}`, false, false, true));
  owned.add(written.onDidCreate((uri) => happened(uri, false)));
  owned.add(written.onDidChange((uri) => happened(uri, false)));
  // Of a folder that goes the editor tells alone, and not of what was in it.
  const deletions = owned.add(vscode.workspace.createFileSystemWatcher('**', true, true, false));
  owned.add(deletions.onDidDelete((uri) => happened(uri, true)));
  return {
    dispose() {
      clearTimeout(timer);
      owned.dispose();
    },
  };
}

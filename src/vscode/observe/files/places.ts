import * as vscode from 'vscode';

/** Where a file stands in the window. */
export interface FilePlace {
  /** What it is known by here. */
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly folder: vscode.WorkspaceFolder | undefined;
  /** The path of its folder on this machine; undefined where it is not on it, and for a file outside of all folders. */
  readonly disk: string | undefined;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** As people are told: with the folder's name where there are several. */
  readonly shown: string;
}

/** Undefined for what is no file of somebody's: output, the other side of a comparison, the user's own settings. */
export function placeOf(uri: vscode.Uri): FilePlace | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder !== undefined) return placeIn(folder, uri);
  if (uri.scheme !== 'file') return undefined;
  const shown = vscode.workspace.asRelativePath(uri, false);
  return { key: uri.toString(), uri, folder: undefined, disk: undefined, path: uri.path.slice(1), shown };
}

export function placeIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): FilePlace {
  const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
  const isOneOfSeveral = (vscode.workspace.workspaceFolders ?? []).length > 1;
  return {
    key: uri.toString(),
    uri,
    folder,
    disk: diskOf(folder),
    path,
    shown: isOneOfSeveral ? `${folder.name}/${path}` : path,
  };
}

/** Where the extension host and the folder are on the same machine, as also in remote windows. */
export function diskOf({ uri }: vscode.WorkspaceFolder): string | undefined {
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}

/** What no repository carries, unless Git says that it does. */
export function isInstalledOrInternal(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git)\//.test(path);
}

import * as vscode from 'vscode';
import type { McpFileObservation } from '../../core/observations';
import { originOf } from './repository';

/** Where VS Code keeps the servers of the user: beside the settings of the profile that the window uses. */
const userFile = 'mcp.json';

/**
 * The files in which MCP servers may be declared: those named, in each folder (`*` at the end stands for every file there); the open workspace file; and what the
 * user has in the profile and in the settings. Files that are not there are left out.
 */
export async function observeMcpFiles(
  names: readonly string[],
  globalStorage: vscode.Uri | undefined,
): Promise<readonly McpFileObservation[]> {
  if (names.length === 0) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const ofFolders = folders.map(async ({ uri, name }) => {
    const repository = await originOf(uri);
    const prefix = folders.length > 1 ? `${name}/` : '';
    const files = (await Promise.all(names.map((file) => filesNamed(file, uri)))).flat();
    return Promise.all(
      files.map((file) => observationOf(vscode.Uri.joinPath(uri, ...file.split('/')), prefix + file, repository)),
    );
  });
  const read = await Promise.all([
    ...ofFolders,
    ...[vscode.workspace.workspaceFile].filter(isSaved).map(async (file) => [await workspaceFile(file)]),
    ...[globalStorage].filter((uri) => uri !== undefined).map(async (uri) => [await profileFile(uri)]),
  ]);
  return [...read.flat().filter((file) => file !== undefined), ...userSettings()];
}

/** Tells of changes to any of the files, in the window's folders and in the profile. */
export function watchMcpFiles(
  names: readonly string[],
  globalStorage: vscode.Uri | undefined,
  changed: () => void,
): vscode.Disposable {
  const patterns: vscode.GlobPattern[] = names.length === 0 ? [] : [`**/{${names.join(',')}}`, '**/*.code-workspace'];
  if (names.length > 0 && globalStorage !== undefined) {
    patterns.push(new vscode.RelativePattern(profileOf(globalStorage), userFile));
  }
  return vscode.Disposable.from(
    ...patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [watcher, ...[watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete].map((on) => on(changed))];
    }),
  );
}

async function filesNamed(name: string, folder: vscode.Uri): Promise<readonly string[]> {
  if (!name.endsWith('/*')) return [name];
  const parent = name.slice(0, -'/*'.length);
  // Agents are described in Markdown with front matter; beside other files it is somebody's notes.
  const endings = parent.endsWith('/agents') ? /\.(?:jsonc?|ya?ml|md)$/i : /\.(?:jsonc?|ya?ml)$/i;
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, ...parent.split('/')));
    return entries.flatMap(([file]) => (endings.test(file) ? [`${parent}/${file}`] : [])).slice(0, 100);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return [];
    throw error;
  }
}

function isSaved(file: vscode.Uri | undefined): file is vscode.Uri {
  return file !== undefined && file.scheme !== 'untitled';
}

async function workspaceFile(uri: vscode.Uri): Promise<McpFileObservation | undefined> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return observationOf(uri, name, await originOf(vscode.Uri.joinPath(uri, '..')));
}

function profileFile(globalStorage: vscode.Uri): Promise<McpFileObservation | undefined> {
  return observationOf(
    vscode.Uri.joinPath(profileOf(globalStorage), userFile),
    vscode.l10n.t('{0} of your profile', userFile),
    undefined,
  );
}

/** `User`, or `User/profiles/<id>`. */
function profileOf(globalStorage: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(globalStorage, '..', '..');
}

/** The settings file itself is not among those that an extension may find in every profile; its value is. */
function userSettings(): readonly McpFileObservation[] {
  const mcp: unknown = vscode.workspace.getConfiguration().inspect('mcp')?.globalValue;
  if (typeof mcp !== 'object' || mcp === null || Object.keys(mcp).length === 0) return [];
  return [{ path: vscode.l10n.t('your settings'), text: JSON.stringify({ mcp }, null, 2), repository: undefined }];
}

async function observationOf(
  uri: vscode.Uri,
  path: string,
  repository: string | undefined,
): Promise<McpFileObservation | undefined> {
  try {
    return { path, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), repository };
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}

import * as vscode from 'vscode';
import type { FilesPort } from '../../../core/file-ports';
import type { Log } from '../../../core/ports';
import { diskOf, type FilePlace, placeIn } from './places';

export interface ScanParts {
  readonly files: FilesPort;
  readonly log: Log;
  readonly token: vscode.CancellationToken;
  /** Reads a file of the disk. */
  readonly read: (place: FilePlace) => Promise<void>;
  /** Runs a folder's listing when what is to come before has ended, and keeps back what comes after. */
  readonly inTurn: <T>(listing: () => Promise<T>) => Promise<T>;
  /** All of a folder's files that count, before they are read; within the turn of their listing. */
  readonly listed: (folder: vscode.WorkspaceFolder, places: readonly FilePlace[]) => Promise<void>;
}

/** Milliseconds of work between two pauses for what else the extension host has to do. */
const stretch = 8;

/** Looks at every file of the window's folders that may show a tool. Gives how many there were; undefined where it was cancelled. */
export async function scanFolders(parts: ScanParts): Promise<number | undefined> {
  let count = 0;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const found = await scanFolder(folder, parts);
    if (found === undefined) return undefined;
    count += found;
  }
  return count;
}

async function scanFolder(folder: vscode.WorkspaceFolder, parts: ScanParts): Promise<number | undefined> {
  const { token, read, inTurn } = parts;
  const disk = diskOf(folder);
  // Elsewhere each file may be a request to somebody's server: open ones are looked at.
  if (disk === undefined) return 0;
  const places = await inTurn(() => listFolder(folder, disk, parts));
  if (places === undefined) return undefined;
  let worked = performance.now();
  for (const place of places) {
    if (token.isCancellationRequested) return undefined;
    await read(place);
    if (performance.now() - worked < stretch) continue;
    await new Promise((resolve) => setImmediate(resolve));
    worked = performance.now();
  }
  return places.length;
}

/** Undefined where it was cancelled. */
async function listFolder(
  folder: vscode.WorkspaceFolder,
  disk: string,
  parts: ScanParts,
): Promise<readonly FilePlace[] | undefined> {
  const { files, log, token, listed } = parts;
  if (token.isCancellationRequested) return undefined;
  const found = await searchIn(folder, parts);
  if (token.isCancellationRequested) return undefined;
  const { paths, note } = await files.list(disk, found);
  if (note !== undefined) log.warn('Of a folder more is looked at than counts.', { folder: folder.name, note });
  const places = paths
    .map((path) => placeIn(folder, vscode.Uri.joinPath(folder.uri, ...path.split('/'))))
    // A folder within this one has its own turn.
    .filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
  await listed(folder, places);
  return places;
}

/** Undefined where the editor cannot search; then the folder is listed without it. */
async function searchIn(
  folder: vscode.WorkspaceFolder,
  { files, log, token }: ScanParts,
): Promise<readonly string[] | undefined> {
  const search = new vscode.RelativePattern(folder, `{${(await files.globs()).join(',')}}`);
  try {
    const uris = await vscode.workspace.findFiles(search, '{**/node_modules/**,**/.git/**}', undefined, token);
    return uris.map((uri) => placeIn(folder, uri).path);
  } catch (error) {
    if (!token.isCancellationRequested)
      log.warn('The editor could not search a folder.', { folder: folder.name, error });
    return undefined;
  }
}

import * as vscode from 'vscode';
import type { DormantExtension, DormantExtensions } from '../../core/observations';
import { forbids } from '../../core/remedies/extensions-allowed';

/**
 * The extensions that the profile lists as installed and that do not run here. VS Code has no API for them; its own list is
 * `extensions.json` of the profile: for the default profile in the extensions folder, for others beside their global storage.
 * Under an extension development path the folder above ours is not that folder, and the list is then reported unreadable.
 */
export async function observeDormantExtensions(context: vscode.ExtensionContext): Promise<DormantExtensions> {
  const attempts: string[] = [];
  for (const list of listsOf(context)) {
    const text = await read(list);
    if (text === undefined) {
      attempts.push(list.path);
      continue;
    }
    return dormantOf(text, list.path);
  }
  return { outcome: 'unreadable', why: `no list of installed extensions at ${attempts.join(' or ')}` };
}

/** The version of an extension on disk, which may be another than the one that runs; undefined where it cannot be told. */
export async function installedVersion(context: vscode.ExtensionContext, id: string): Promise<string | undefined> {
  for (const list of listsOf(context)) {
    const text = await read(list);
    if (text === undefined) continue;
    const listed = parse(text);
    if (!Array.isArray(listed)) return undefined;
    return listed
      .filter((entry: unknown) => idOf(entry)?.toLowerCase() === id.toLowerCase())
      .map(versionOf)
      .at(-1);
  }
  return undefined;
}

/** Profiles may share the default profile's extensions; they then have no list of their own. */
function listsOf(context: vscode.ExtensionContext): vscode.Uri[] {
  const profile = vscode.Uri.joinPath(context.globalStorageUri, '..', '..');
  const ofDefault = vscode.Uri.joinPath(context.extensionUri, '..', 'extensions.json');
  const inProfile = vscode.Uri.joinPath(profile, '..').path.endsWith('/profiles');
  return inProfile ? [vscode.Uri.joinPath(profile, 'extensions.json'), ofDefault] : [ofDefault];
}

function dormantOf(text: string, path: string): DormantExtensions {
  const listed = parse(text);
  if (!Array.isArray(listed)) return { outcome: 'unreadable', why: `${path} is not a list` };
  const allowed: unknown = vscode.workspace.getConfiguration('extensions').get('allowed');
  const running = new Set(vscode.extensions.all.map(({ id }) => id.toLowerCase()));
  const extensions = listed.flatMap((entry: unknown): DormantExtension[] => {
    const id = idOf(entry);
    if (id === undefined || running.has(id.toLowerCase())) return [];
    return [{ id, version: versionOf(entry), because: forbids(allowed, id) ? 'not-allowed' : 'not-active-here' }];
  });
  return { outcome: 'read', extensions };
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function idOf(entry: unknown): string | undefined {
  const identifier = fieldOf(entry, 'identifier');
  const id = fieldOf(identifier, 'id');
  return typeof id === 'string' ? id : undefined;
}

function versionOf(entry: unknown): string | undefined {
  const version = fieldOf(entry, 'version');
  return typeof version === 'string' ? version : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

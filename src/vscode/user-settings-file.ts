import * as vscode from 'vscode';
import { sameJson } from '../core/remedies/extensions-allowed';
import type { AllowedObject, EntryChange } from '../core/remedies/settings-text';

/** The user's settings file, as far as this extension reaches it. */
export interface UserSettingsFile {
  /** `extensions.allowed` as it is written, where the file is reachable and says what VS Code reports; else undefined. */
  read(reported: unknown): Promise<AllowedObject | undefined>;
  /** Makes one change and saves; false where it could not be made this way and nothing was written. */
  change(reported: unknown, change: EntryChange): Promise<boolean>;
}

/**
 * VS Code's API writes a setting's whole value and drops the comments in it, so one entry is edited in the file itself. The file
 * is found beside our own storage. In a remote window it lies on another machine, and a file here by that name says something
 * else or is not there: then there is only the API.
 */
export function createUserSettingsFile(globalStorage: vscode.Uri): UserSettingsFile {
  const uri = vscode.Uri.joinPath(userFolder(globalStorage), 'settings.json');

  async function open(reported: unknown): Promise<Opened | undefined> {
    // Somebody is at work in it, in whatever form the editor has it open: their changes are theirs to save.
    if (vscode.workspace.textDocuments.some((other) => other.isDirty && other.uri.path === uri.path)) return undefined;
    const document = await openDocument(uri);
    if (document === undefined) return undefined;
    const { readAllowedObject } = await import('../core/remedies/settings-text');
    const allowed = readAllowedObject(document.getText());
    return allowed !== undefined && sameJson(allowed.value, reported) ? { document, allowed } : undefined;
  }

  return {
    read: async (reported) => (await open(reported))?.allowed,
    async change(reported, change) {
      const opened = await open(reported);
      const edits = opened?.allowed.edit(change);
      if (opened === undefined || edits === undefined) return false;
      const { document } = opened;
      const edit = new vscode.WorkspaceEdit();
      for (const { start, end, text } of edits) {
        edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
      }
      return (await vscode.workspace.applyEdit(edit)) && (await document.save());
    },
  };
}

interface Opened {
  readonly document: vscode.TextDocument;
  readonly allowed: AllowedObject;
}

/** `…/User`, also from `…/User/profiles/<id>/globalStorage/<extension>`: this setting is of all profiles. */
function userFolder(globalStorage: vscode.Uri): vscode.Uri {
  const profile = vscode.Uri.joinPath(globalStorage, '..', '..');
  const above = vscode.Uri.joinPath(profile, '..');
  return above.path.endsWith('/profiles') ? vscode.Uri.joinPath(above, '..') : profile;
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // Not there, not readable, too large: the API is left.
    return undefined;
  }
}

import * as vscode from 'vscode';
import { sameJson } from '../core/remedies/extensions-allowed';
import { type AllowedObject, applyEdits, type EntryChange, readAllowedObject } from '../core/remedies/settings-text';
import { replaceWhole } from './replace-whole';

/** The user's settings file, as far as this extension reaches it. */
export interface UserSettingsFile {
  /** `extensions.allowed` as it is written; undefined where the file is not reachable or has no such object. */
  read(): Promise<AllowedObject | undefined>;
  /**
   * Makes one change in an object that says what VS Code reports; false where it could not be made this way and nothing was
   * written.
   */
  change(reported: unknown, change: EntryChange): Promise<boolean>;
}

/**
 * VS Code's API writes a setting's whole value and drops the comments in it, so one entry is edited in the file itself. The file
 * is found beside our own storage. In a remote window it lies on another machine, and a file here by that name says something
 * else or is not there: then there is only the API.
 */
export function createUserSettingsFile(globalStorage: vscode.Uri): UserSettingsFile {
  const uri = vscode.Uri.joinPath(userFolder(globalStorage), 'settings.json');

  async function open(): Promise<{ readonly text: string; readonly allowed: AllowedObject } | undefined> {
    const text = await textOf(uri);
    const allowed = text === undefined ? undefined : readAllowedObject(text);
    return text === undefined || allowed === undefined ? undefined : { text, allowed };
  }

  return {
    read: async () => (await open())?.allowed,
    async change(reported, change) {
      // Somebody is at work in it, in whatever form the editor has it open: their changes are theirs to save.
      if (vscode.workspace.textDocuments.some((other) => other.isDirty && other.uri.path === uri.path)) return false;
      const opened = await open();
      if (opened === undefined || !sameJson(opened.allowed.value, reported)) return false;
      const edits = opened.allowed.edit(change);
      if (edits === undefined) return false;
      try {
        const bytes = new TextEncoder().encode(applyEdits(opened.text, edits));
        if (uri.scheme === 'file') await replaceWhole(uri.fsPath, bytes);
        else await vscode.workspace.fs.writeFile(uri, bytes);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** `…/User`, also from `…/User/profiles/<id>/globalStorage/<extension>`: this setting is of all profiles. */
function userFolder(globalStorage: vscode.Uri): vscode.Uri {
  const profile = vscode.Uri.joinPath(globalStorage, '..', '..');
  const above = vscode.Uri.joinPath(profile, '..');
  return above.path.endsWith('/profiles') ? vscode.Uri.joinPath(above, '..') : profile;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Not there, not readable, not UTF-8: the API is left.
    return undefined;
  }
}

import * as vscode from 'vscode';
import type { EngineSetup, Log } from '../core/ports';
import type { AnswerStore } from './answer-store';
import { observeDormantExtensions } from './observe/dormant-extensions';
import type { PipelineParts } from './pipeline';
import { sessionToken } from './session-token';

/** What the pipeline takes from the editor, but for the engine itself. */
export function editorParts(
  context: vscode.ExtensionContext,
  log: Log,
  answers: AnswerStore,
): Omit<PipelineParts, 'openEngine'> {
  return {
    log,
    setup: engineSetup(context, log),
    observeDormant: () => observeDormantExtensions(context),
    globalStorage: context.globalStorageUri,
    readAnswers: answers.read,
  };
}

/** What the engine needs of the editor. The cache lies in the extension's global storage, which the windows of a user share. */
function engineSetup(
  context: vscode.ExtensionContext,
  log: Log,
): Omit<EngineSetup, 'settings' | 'trustedFolders' | 'sourceChanged'> {
  const enterprise: unknown = vscode.workspace.getConfiguration('github-enterprise').get('uri');
  return {
    cacheDirectory: context.globalStorageUri.fsPath,
    now: Date.now,
    log,
    token: sessionToken,
    githubEnterpriseUri: typeof enterprise === 'string' && enterprise !== '' ? enterprise : undefined,
    readAsset: (name) =>
      Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name))),
  };
}

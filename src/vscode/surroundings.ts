import * as vscode from 'vscode';
import type { McpFileObservation } from '../core/observations';
import type { Engine, Log, Observations } from '../core/ports';
import { createDisposables } from './disposables';
import { observeEditor } from './observe/editor';
import { observeMcpFiles, watchMcpFiles } from './observe/mcp';
import { observeModels } from './observe/models';

/** What is around the extensions and terminals of a window: language models, MCP servers, the editor itself. */
export interface Surroundings extends vscode.Disposable {
  /** Files are read again only after they changed. */
  observe(engine: Engine): Promise<Pick<Observations, 'models' | 'mcpServers' | 'editor'>>;
  /** Asks the active providers of language models what they have. */
  lookForModels(): Promise<void>;
}

export interface SurroundingsParts {
  readonly log: Log;
  /** The extension's own folder for all windows, which lies in the profile. */
  readonly globalStorage: vscode.Uri | undefined;
  /** Called when another look would see something else. */
  readonly changed: () => void;
}

export function observeSurroundings({ log, globalStorage, changed }: SurroundingsParts): Surroundings {
  const owned = createDisposables();
  const models = owned.add(observeModels(changed, log));
  let watched: { readonly names: string; readonly watcher: vscode.Disposable } | undefined;
  let files: Promise<readonly McpFileObservation[]> | undefined;

  const readAgain = (): void => {
    files = undefined;
    changed();
  };
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('mcp')) readAgain();
      else if (event.affectsConfiguration('chat.disableAIFeatures')) changed();
    }),
  );
  owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => (files = undefined)));

  /** Which files these are follows from the policies, which may bring tools of their own. */
  const watch = (names: readonly string[]): void => {
    const joined = names.join('\n');
    if (watched?.names === joined) return;
    watched?.watcher.dispose();
    watched = { names: joined, watcher: watchMcpFiles(names, globalStorage, readAgain) };
    files = undefined;
  };

  return {
    async observe(engine) {
      const names = await engine.mcpFiles();
      watch(names);
      files ??= observeMcpFiles(names, globalStorage);
      return {
        models: models.seen,
        mcpServers: await engine.readMcpServers(await files),
        editor: await observeEditor(),
      };
    },
    lookForModels: models.look,
    dispose() {
      watched?.watcher.dispose();
      owned.dispose();
    },
  };
}

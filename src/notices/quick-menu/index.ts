import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import { commands } from '../../vscode/contributions';
import type { Pipeline } from '../../vscode/pipeline';

/** The quick menu behind the status item, loaded with the first click. */
export function createQuickMenu(pipeline: Pipeline, { log }: { readonly log: Pick<Log, 'error'> }): vscode.Disposable {
  return vscode.commands.registerCommand(commands.showStatus, async () => {
    const { openMenu } = await import('./menu');
    openMenu(pipeline, log);
  });
}

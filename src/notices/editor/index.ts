import type * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';

/**
 * What is shown where the code is: Problems and squiggles, hovers, and quick fixes. It is loaded when a file is concerned for the
 * first time: every hover and every light bulb of the editor asks whoever has something to say.
 */
export function createEditorNotices(pipeline: Pipeline, { log }: { readonly log: Log }): vscode.Disposable {
  const owned = createDisposables();
  const watching = pipeline.onDidAssess(({ concerns }) => {
    if (!concerns.some(({ finding }) => finding.kind === 'file')) return;
    watching.dispose();
    import('./in-files').then(
      ({ createInFiles }) => owned.add(createInFiles(pipeline)),
      (error: unknown) => log.error('Notices in files could not be shown.', { error }),
    );
  });
  owned.add(watching);
  return owned;
}

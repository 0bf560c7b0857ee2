import type * as vscode from 'vscode';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { createCodeActions } from './code-actions';
import { createDiagnostics } from './diagnostics';
import { createHover } from './hover';

/** What is shown where the code is: Problems and squiggles, hovers, and quick fixes. */
export function createEditorNotices(pipeline: Pipeline): vscode.Disposable {
  const owned = createDisposables();
  owned.add(createDiagnostics(pipeline));
  owned.add(createHover(pipeline));
  owned.add(createCodeActions(pipeline));
  return owned;
}

import type * as vscode from 'vscode';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { createCodeActions } from './code-actions';
import { createDiagnostics } from './diagnostics';
import { createHover } from './hover';

/** Problems and squiggles, hovers, and quick fixes, beginning with what is known now. */
export function createInFiles(pipeline: Pipeline): vscode.Disposable {
  const owned = createDisposables();
  owned.add(createDiagnostics(pipeline));
  owned.add(createHover(pipeline));
  owned.add(createCodeActions(pipeline));
  return owned;
}

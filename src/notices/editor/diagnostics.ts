import * as vscode from 'vscode';
import type { Assessment } from '../../core/assessment';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { type DiagnosticView, type Range, renderDiagnostics } from './render';

/** What stands beside a problem for where it comes from. */
export const diagnosticSource = (): string => vscode.l10n.t('AI tool policy');

/** Problems, and the squiggles. Files in which nothing changed are left alone. */
export function createDiagnostics(pipeline: Pipeline): vscode.Disposable {
  const owned = createDisposables();
  const collection = owned.add(vscode.languages.createDiagnosticCollection('ai-tool-policy'));
  const shown = new Map<string, string>();
  const show = (assessment: Assessment): void => {
    const views = renderDiagnostics(assessment, speechNow());
    for (const uri of [...shown.keys()].filter((known) => !views.has(known))) {
      shown.delete(uri);
      collection.delete(vscode.Uri.parse(uri, true));
    }
    for (const [uri, view] of views) {
      const text = JSON.stringify(view);
      if (shown.get(uri) === text) continue;
      shown.set(uri, text);
      collection.set(vscode.Uri.parse(uri, true), view.map(diagnosticOf));
    }
  };
  owned.add(pipeline.onDidAssess(show));
  show(pipeline.assessment);
  return owned;
}

export function rangeOf({ line, column, endLine, endColumn }: Range): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

function diagnosticOf({ range, severity, message, rule }: DiagnosticView): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(range), message, severities[severity]);
  diagnostic.source = diagnosticSource();
  if (rule !== undefined) {
    diagnostic.code = rule.url === undefined ? rule.id : { value: rule.id, target: vscode.Uri.parse(rule.url, true) };
  }
  return diagnostic;
}

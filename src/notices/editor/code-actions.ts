import * as vscode from 'vscode';
import { actingDecision, announcementOf } from '../../core/assessment';
import type { Fix, TextChange } from '../../core/file-ports';
import { canRequest } from '../../core/remedies/exception-request';
import { commands } from '../../vscode/contributions';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { diagnosticSource } from './diagnostics';
import { concernsAt, dismissibleRule, type FileConcern, titleOf } from './render';

/** The light bulb: what mends it, each in one step that can be undone, and where to read and ask. */
export function createCodeActions(pipeline: Pipeline): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics }, token) {
      const ours = diagnostics.filter(({ source }) => source === diagnosticSource());
      const uri = document.uri.toString();
      if (!pipeline.assessment.concerns.some(({ finding: { place } }) => place.kind === 'file' && place.uri === uri))
        return [];
      await pipeline.files.settle(document);
      const { start, end } = range;
      const at = {
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      };
      const actions: vscode.CodeAction[] = [];
      for (const concern of concernsAt(pipeline.assessment, uri, at)) {
        if (token.isCancellationRequested) return [];
        actions.push(...(await fixesOf(concern, document, pipeline)), ...linksOf(concern));
      }
      for (const action of actions) action.diagnostics = ours;
      return actions;
    },
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

async function fixesOf(
  concern: FileConcern,
  document: vscode.TextDocument,
  { files }: Pipeline,
): Promise<vscode.CodeAction[]> {
  const status = actingDecision(concern)?.status ?? 'allowed';
  if (status === 'allowed' && announcementOf(concern) === undefined) return [];
  const { place, subject } = concern.finding;
  const { start, end, line, reference } = place;
  const rule = status === 'allowed' ? announcementOf(concern)?.rule : concern.decision.rule;
  const fixes = await files.fixes({
    path: vscode.workspace.asRelativePath(document.uri, false),
    text: document.getText(),
    reference: { kind: reference, start, end, line, subject },
    alternatives: (rule?.alternatives ?? []).filter((alternative) => typeof alternative === 'string'),
    dismissible: dismissibleRule(concern),
  });
  return fixes.map((fix) => actionOf(fix, document));
}

function actionOf(fix: Fix, document: vscode.TextDocument): vscode.CodeAction {
  const title = titleOf(fix, speechNow());
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (fix.kind === 'ignore') {
    const { offset, before, after } = fix;
    const uri = document.uri.toString();
    const { version } = document;
    action.command = { command: commands.ignoreHere, title, arguments: [{ uri, version, offset, before, after }] };
  } else action.edit = editOf(fix.edits, document);
  return action;
}

function editOf(changes: readonly TextChange[], document: vscode.TextDocument): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const at = (offset: number): vscode.Position => document.positionAt(offset);
  for (const { start, end, text } of changes) edit.replace(document.uri, new vscode.Range(at(start), at(end)), text);
  return edit;
}

function linksOf(concern: FileConcern): vscode.CodeAction[] {
  const { t } = vscode.l10n;
  const decision = actingDecision(concern);
  const url = (decision?.status === 'allowed' ? announcementOf(concern)?.rule : decision?.rule)?.rationaleUrl;
  const { key } = concern.finding;
  return [
    ...(url === undefined ? [] : [commandAction(t('Why?'), commands.openRationale, url)]),
    ...(canRequest(concern) ? [commandAction(t('Request an exception'), commands.requestException, { key })] : []),
  ];
}

function commandAction(title: string, command: string, argument: unknown): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [argument] };
  return action;
}

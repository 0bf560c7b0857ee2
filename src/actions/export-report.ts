import * as vscode from 'vscode';
import type { Assessment } from '../core/assessment';
import type { Speech } from '../core/explain/speech';
import { reportAsCsv } from '../core/report/csv';
import { reportAsJson } from '../core/report/json';
import { reportAsMarkdown } from '../core/report/markdown';
import { type Report, reportOf } from '../core/report/report';
import { speechNow } from '../vscode/speech';
import { choice, say, warn } from './targets';

interface Format extends vscode.QuickPickItem {
  readonly extension: string;
  readonly write: (report: Report, speech: Speech) => string;
}

/** Writes what was found, by rule, to a file that the person chooses. Nothing is sent. */
export async function exportReport(assessment: Assessment): Promise<void> {
  const { t } = vscode.l10n;
  const formats: readonly Format[] = [
    { label: t('Markdown file'), description: t('to read'), extension: 'md', write: reportAsMarkdown },
    { label: t('CSV file'), description: t('for a spreadsheet'), extension: 'csv', write: reportAsCsv },
    { label: t('JSON file'), description: t('for a program'), extension: 'json', write: reportAsJson },
  ];
  const format = await vscode.window.showQuickPick(formats, {
    placeHolder: t('Write what was found in which format? It is sent nowhere.'),
  });
  if (format === undefined) return;
  const target = await vscode.window.showSaveDialog({
    title: t('Export report'),
    saveLabel: t('Export'),
    filters: { [format.label]: [format.extension] },
    ...defaultPlace(format),
  });
  if (target === undefined) return;
  const speech = speechNow();
  const text = format.write(reportOf(assessment, speech), speech);
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    await warn(t('The report could not be written: {0}', error instanceof Error ? error.message : String(error)));
    return;
  }
  await say(
    t('The report is written. Nothing was sent.'),
    choice(t('Open'), () => vscode.commands.executeCommand('vscode.open', target)),
  );
}

function defaultPlace({ extension }: Format): { readonly defaultUri: vscode.Uri } | undefined {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) return undefined;
  return { defaultUri: vscode.Uri.joinPath(folder.uri, `ai-tools-found.${extension}`) };
}

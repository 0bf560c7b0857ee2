import * as vscode from 'vscode';
import { isActive } from '../core/assessment';
import type { Pipeline } from '../vscode/pipeline';
import type { Deeds } from './deed';
import { choice, say } from './targets';

/** What people ask for about the workspace's files. */
export function fileDeeds(pipeline: Pipeline): Pick<Deeds, 'checkWorkspace' | 'ignoreHere'> {
  return { checkWorkspace: () => checkWorkspace(pipeline), ignoreHere };
}

async function checkWorkspace(pipeline: Pipeline): Promise<void> {
  const { t } = vscode.l10n;
  const checked = await pipeline.files.check();
  switch (checked.outcome) {
    case 'no-policy':
      await say(t('There is no policy in force to check the files against.'));
      return;
    case 'cancelled':
      await say(t('The check was stopped. What was found so far is in Problems.'));
      return;
    case 'done': {
      // What was read last becomes part of the assessment a moment later.
      await pipeline.rerun();
      const found = pipeline.assessment.concerns.filter(
        (concern) => concern.finding.kind === 'file' && isActive(concern),
      ).length;
      await say(
        found === 0
          ? t('The workspace’s files were checked: none conflicts with the policy.')
          : t('The workspace’s files were checked: the policy concerns {0} places.', found),
        ...(found === 0
          ? []
          : [choice(t('Show'), () => vscode.commands.executeCommand('workbench.actions.view.problems'))]),
      );
    }
  }
}

/** Asks for the reason, without which the comment would not count, and writes it in one step. */
async function ignoreHere(given: unknown): Promise<void> {
  if (!isPlace(given)) return;
  const { t } = vscode.l10n;
  const uri = vscode.Uri.parse(given.uri, true);
  const reason = await vscode.window.showInputBox({
    prompt: t('Why is it all right here? The reason becomes part of the comment.'),
    placeHolder: t('For example: approved for this repository, SEC-123'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || isComment(text) ? undefined : t('Leave out what would end the comment.'),
  });
  const text = reason?.trim() ?? '';
  if (text === '' || !isComment(text)) return;
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.version !== given.version) {
    await say(t('The file has changed in the meantime. Ask for the quick fix again.'));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.positionAt(given.offset), `${given.before}${text}${given.after}`);
  await vscode.workspace.applyEdit(edit);
}

/** One line that ends no comment of any language. */
function isComment(text: string): boolean {
  return text.length <= 300 && !/[\r\n\u2028\u2029]|\*\/|-->/.test(text);
}

function isPlace(value: unknown): value is {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
} {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, version, offset, before, after } = value as Readonly<Record<string, unknown>>;
  return (
    typeof uri === 'string' &&
    typeof version === 'number' &&
    typeof offset === 'number' &&
    typeof before === 'string' &&
    typeof after === 'string'
  );
}

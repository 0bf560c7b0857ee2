import * as vscode from 'vscode';

const name = 'organisation.ai-tool-policy.json';

/** Opens a policy to start from, in a file of the name for which the editor completes and checks it. Nothing is saved yet. */
export async function newPolicy(extension: vscode.Uri): Promise<void> {
  const sample = vscode.Uri.joinPath(extension, 'media', 'samples', 'ban-with-grace-period.ai-tool-policy.json');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  const opened = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: name }));
  // It has comments, which plain JSON has not.
  const document = await vscode.languages.setTextDocumentLanguage(opened, 'jsonc');
  const editor = await vscode.window.showTextDocument(document);
  // What somebody has begun in it stays.
  if (document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
}

import * as vscode from 'vscode';

/**
 * Opens a link of a policy in the browser. https only, since the text is the policy's; given as a string, for a `Uri` would decode
 * and encode it anew and so change what arrives.
 */
export async function openLink(url: string): Promise<void> {
  if (!/^https:\/\/[^\s]+$/i.test(url)) {
    await vscode.window.showWarningMessage(vscode.l10n.t('The link was not opened, since it is not an https address.'));
    return;
  }
  // The API takes strings at run time and its typings do not say so: https://github.com/microsoft/vscode/issues/85930
  await vscode.env.openExternal(url as unknown as vscode.Uri);
}

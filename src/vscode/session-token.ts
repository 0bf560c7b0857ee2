import * as vscode from 'vscode';

/**
 * The token of a session that the person has, for the policy request. Only where they asked for a refresh themselves may the editor
 * ask them to sign in: a start that does would be an interruption. Declining is no error; the status says what is missing.
 * https://code.visualstudio.com/api/references/vscode-api#authentication
 */
export async function sessionToken(
  provider: string,
  scopes: readonly string[],
  { interactive }: { readonly interactive: boolean },
): Promise<string | undefined> {
  try {
    const how = interactive ? { createIfNone: true } : { silent: true };
    return (await vscode.authentication.getSession(provider, scopes, how))?.accessToken;
  } catch {
    return undefined;
  }
}

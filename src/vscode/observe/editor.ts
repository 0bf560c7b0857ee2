import * as vscode from 'vscode';
import type { EditorObservation } from '../../core/observations';

/** How the editor calls itself, what its own chat belongs to, and whether its AI features are switched off. */
export async function observeEditor(): Promise<EditorObservation> {
  chatAgent ??= readChatAgent();
  return {
    appName: vscode.env.appName,
    uriScheme: vscode.env.uriScheme,
    chatAgent: await chatAgent,
    aiFeatures: aiFeatures(),
  };
}

/** An editor that does not know the setting gives it no default. */
function aiFeatures(): EditorObservation['aiFeatures'] {
  const setting = vscode.workspace.getConfiguration('chat');
  if (setting.inspect('disableAIFeatures')?.defaultValue === undefined) return 'unknown';
  return setting.get('disableAIFeatures') === true ? 'off' : 'on';
}

/** Of this installation, which does not change while it runs. */
let chatAgent: Promise<EditorObservation['chatAgent']> | undefined;

/**
 * VS Code has no API for it: `defaultChatAgent` of the `product.json` beside the running program names it. Absent in editors
 * without a chat, and in the web.
 */
async function readChatAgent(): Promise<EditorObservation['chatAgent']> {
  if (vscode.env.appRoot === '') return undefined;
  const product = await readJson(vscode.Uri.joinPath(vscode.Uri.file(vscode.env.appRoot), 'product.json'));
  const agent = fieldOf(product, 'defaultChatAgent');
  const extension = fieldOf(agent, 'chatExtensionId') ?? fieldOf(agent, 'extensionId');
  if (typeof extension !== 'string' || extension === '') return undefined;
  const name = fieldOf(agent, 'name');
  return { extension, name: typeof name === 'string' && name !== '' ? name : extension };
}

async function readJson(uri: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

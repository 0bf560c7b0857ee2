import * as vscode from 'vscode';
import { commands, extensionId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import { readPolicySettings, readWatchProcesses } from '../../vscode/policy-settings';
import { speechNow } from '../../vscode/speech';
import { unawaited } from '../../vscode/unawaited';
import type { PolicyPageParts } from './index';
import type { Deed } from './parts';
import { type Page, renderPage } from './render';
import { savedPage } from './saved-page';
import type { FromPage, ToPage } from './tree';

/** What is behind one open page. */
export interface PolicyPanel extends vscode.Disposable {}

/** Fills a panel and keeps it up with the assessment. */
export function fillPanel(panel: vscode.WebviewPanel, parts: PolicyPageParts): PolicyPanel {
  const { pipeline, setting, context, log } = parts;
  const owned = createDisposables();
  const files = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const { webview } = panel;
  let search = '';
  let isReady = false;
  let deeds: Page['deeds'] = new Map();

  const render = (options: { readonly saved?: true } = {}): Page =>
    renderPage(
      {
        assessment: pipeline.assessment,
        policies: pipeline.statePolicies(),
        disabledByUs: setting.disabledByUs(),
        search: options.saved ? '' : search,
        settings: { authentication: readPolicySettings().authentication, watchProcesses: readWatchProcesses() },
        ...options,
      },
      speechNow(),
    );

  const show = (): void => {
    // Hidden, it has no document; when it is seen again it asks anew.
    if (!isReady || !panel.visible) return;
    const { title, page, deeds: current } = render();
    deeds = current;
    panel.title = title;
    const message: ToPage = { kind: 'show', title, page };
    void webview.postMessage(message);
  };

  const searching = owned.add(createPause(show));

  const save = async (): Promise<void> => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = 'ai-tool-policy.html';
    const file = await vscode.window.showSaveDialog({
      filters: { HTML: ['html'] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (file === undefined) return;
    const style = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(files, styleFile));
    const text = savedPage(render({ saved: true }), new TextDecoder().decode(style), vscode.env.language);
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await vscode.window.showWarningMessage(vscode.l10n.t('The policy could not be saved: {0}', why));
      return;
    }
    await vscode.window.showInformationMessage(
      vscode.l10n.t('The policy is saved. Open {0} in a browser to print it.', file.fsPath),
    );
  };

  owned.add(
    webview.onDidReceiveMessage((given: unknown) => {
      const message = readMessage(given);
      if (message === undefined) return;
      if (message.kind === 'act') {
        const deed = deeds.get(message.id);
        if (deed !== undefined) unawaited(deed.does === 'save' ? save() : run(deed), log, 'action');
        return;
      }
      search = message.search;
      if (message.kind === 'search') searching.soon();
      else {
        isReady = true;
        show();
      }
    }),
  );
  owned.add(pipeline.onDidAssess(show));
  owned.add(panel.onDidChangeViewState(() => panel.visible && void pipeline.lookForModels()));
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png');
  webview.options = { enableScripts: true, localResourceRoots: [files] };
  webview.html = shellOf(webview, files);
  // Somebody who reads the policy wants to see the models too, of which the editor may not have told yet.
  void pipeline.lookForModels();
  return owned;
}

/** With thousands of rules a search takes longer than the next letter: of a burst only the last one is done. */
const pauseMilliseconds = 30;

function createPause(act: () => void): vscode.Disposable & { soon(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(act, pauseMilliseconds);
    },
    dispose: () => clearTimeout(timer),
  };
}

const scriptFile = 'policy-page.js';
const styleFile = 'page.css';

/** An empty page that may load its own script and style, and nothing else from anywhere. */
function shellOf(webview: vscode.Webview, files: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${address(styleFile)}">
<title>AI Tool Policy</title>
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${address(scriptFile)}"></script>
</body>
</html>`;
}

/** The page is ours, and still it is not believed: it may only search, and name a button that it was given. */
function readMessage(given: unknown): FromPage | undefined {
  if (typeof given !== 'object' || given === null || !('kind' in given)) return undefined;
  if (given.kind === 'act')
    return 'id' in given && typeof given.id === 'string' ? { kind: 'act', id: given.id } : undefined;
  if (given.kind !== 'ready' && given.kind !== 'search') return undefined;
  return 'search' in given && typeof given.search === 'string'
    ? { kind: given.kind, search: given.search.slice(0, 1000) }
    : undefined;
}

/** Every deed is a command of ours (settings and files are the editor's to open), with what the extension itself kept for it. */
function run(deed: Exclude<Deed, { does: 'save' }>): Thenable<unknown> {
  const execute = vscode.commands.executeCommand;
  switch (deed.does) {
    case 'disable':
      return execute(commands.disableExtension, { id: deed.id, name: deed.name });
    case 'enable':
      return execute(commands.enableExtension, { id: deed.id, name: deed.name });
    case 'update':
      return execute(commands.updateExtension, { key: deed.key });
    case 'approve':
      return execute(commands.approve, { key: deed.key });
    case 'withdraw-approval':
      return execute(commands.withdrawApproval, { key: deed.key });
    case 'snooze':
      return execute(commands.snooze, { key: deed.key });
    case 'request':
      return execute(commands.requestException, { key: deed.key });
    case 'stop':
      return execute(commands.stopCommand, { key: deed.key, at: deed.at });
    case 'open':
      return execute(commands.openRationale, deed.url);
    case 'open-file': {
      const at = new vscode.Position(deed.line - 1, deed.column - 1);
      return execute('vscode.open', vscode.Uri.parse(deed.uri), { selection: new vscode.Range(at, at) });
    }
    case 'use':
      return execute(commands.useAlternative, deed.alternative);
    case 'refresh':
      return execute(commands.refreshPolicy);
    case 'log':
      return execute(commands.showLog);
    case 'findings':
      return execute(commands.showFindings);
    case 'sample':
      return execute(commands.trySample);
    case 'disable-ai-features':
      return execute(commands.disableAiFeatures);
    case 'settings':
      return execute('workbench.action.openSettings', `@ext:${extensionId}`);
  }
}

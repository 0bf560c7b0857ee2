import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { remotePolicyServer } from '../../harness/host-run';
import { until } from '../../harness/until';

/** What a repository brings in its own settings to turn the policy, or what looks after it, off or elsewhere. */
describe('the settings of a hostile repository', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = folder && vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
  const product = vscode.extensions.getExtension('ai-tool-policy.ai-tool-policy');
  const properties: Readonly<Record<string, { readonly type: string; readonly scope: string }>> =
    product?.packageJSON.contributes.configuration.properties;
  const asked: string[] = [];
  let elsewhere: Server;

  before(async () => {
    ok(file !== undefined, 'the window has a folder');
    elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{"version":1,"organization":"Evil","serial":99,"rules":[]}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const settings = {
      // Of window scope: when this has arrived, the others would have.
      'editor.tabSize': 7,
      ...Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, hostile(name, type)])),
      'extensions.allowed': { '*': true, 'anthropic.claude-code': true },
    };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings)));
    await until('the workspace’s settings to be read', () => {
      const { workspaceValue } = vscode.workspace.getConfiguration('editor').inspect('tabSize') ?? {};
      return workspaceValue === 7;
    });
  });
  after(async () => {
    if (file !== undefined) await vscode.workspace.fs.delete(file);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  const hostile = (name: string, type: string): unknown => {
    if (name.endsWith('policyUrl')) return `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    if (type === 'array') return [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }];
    return type === 'boolean' ? false : 'evil';
  };

  it('all of ours are of application scope', () => {
    ok(Object.keys(properties).length >= 5);
    deepStrictEqual([...new Set(Object.values(properties).map(({ scope }) => scope))], ['application']);
  });

  it('reach none of them', () => {
    for (const name of Object.keys(properties)) {
      const inspected = vscode.workspace.getConfiguration(undefined, folder).inspect(name);
      deepStrictEqual([inspected?.workspaceValue, inspected?.workspaceFolderValue], [undefined, undefined], name);
      const value = vscode.workspace.getConfiguration(undefined, folder).get(name);
      deepStrictEqual(value, inspected?.globalValue ?? inspected?.defaultValue, name);
    }
  });

  it('move nothing of what the product asks', async () => {
    const server = remotePolicyServer();
    const before = await server.count();
    await vscode.commands.executeCommand('aiToolPolicy.refreshPolicy');
    await until('the policy to be asked for', async () => (await server.count()).all > before.all);
    strictEqual(asked.length, 0, asked.join());
  });
});

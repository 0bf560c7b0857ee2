import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { Engine, Log } from '../../../src/core/ports';
import { createEngine } from '../../../src/engine';
import { type FilesWatch, watchFiles } from '../../../src/vscode/observe/files/index';
import { watchFolders } from '../../../src/vscode/observe/files/watcher';
import { until } from '../../harness/until';

const policy = {
  version: 1,
  organization: 'Example Group',
  serial: 1,
  rules: [
    { id: 'codex', tools: ['openai-codex'], status: 'banned', reason: 'x', rationaleUrl: 'https://intranet.example' },
  ],
};
const manifest = '{ "dependencies": { "@openai/codex": "1" } }';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the files of the window', () => {
  const storage = mkdtempSync(join(tmpdir(), 'ai-tool-policy-files-host-'));
  let root: vscode.Uri;
  let engine: Engine;
  let watch: FilesWatch;
  let changes = 0;
  /** What happens while the folder is listed. */
  let meanwhile: () => Promise<void> = async () => undefined;
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root, 'files-test', ...path.split('/'));
  const write = (path: string, text: string) => vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const seen = (): string[] =>
    watch
      .seen()
      .flatMap(({ path, reading }) => [
        ...reading.references.map(({ line, kind }) => `${path}:${line} ${kind}`),
        ...reading.unreadable.map(({ why }) => `${path} ${why}`),
      ])
      .map((text) => text.replace('files-test/', ''))
      .toSorted();
  const becomes = async (expected: readonly string[]): Promise<void> => {
    const isSo = () => JSON.stringify(seen()) === JSON.stringify(expected.toSorted());
    await until(`${expected.length} to be seen`, isSo, { timeout: 25_000 }, seen).catch(() =>
      assert.deepEqual(seen(), expected.toSorted()),
    );
  };

  before(async function () {
    this.timeout(60_000);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    root = folder;
    const policyFile = join(storage, 'policy.json');
    writeFileSync(policyFile, JSON.stringify(policy));
    execFileSync('git', ['init', '-q'], { cwd: root.fsPath });
    await write('package.json', manifest);
    await write('out/package.json', manifest);
    await write('.gitignore', 'out/\n');
    await write('node_modules/x/package.json', manifest);
    await write('large.sh', `codex\n${'#'.repeat(2 * 1024 * 1024)}`);
    await write('Makefile', 'all:\n\tnpm run ai\n');
    engine = createEngine({
      settings: {
        policyUrl: pathToFileURL(policyFile).href,
        publicKeys: [],
        authentication: 'none',
        authenticationScope: '',
      },
      cacheDirectory: join(storage, 'cache'),
      trustedFolders: [],
      now: Date.now,
      log: silent,
      token: async () => undefined,
      githubEnterpriseUri: undefined,
      managedFilePath: join(storage, 'there-is-none.json'),
      sourceChanged: () => undefined,
      readAsset: async (name) => {
        const product = vscode.extensions.getExtension('ai-tool-policy.ai-tool-policy');
        assert.ok(product);
        return readFileSync(join(product.extensionPath, 'dist', name));
      },
    });
    watch = watchFiles({ log: silent, changed: () => (changes += 1) });
    const { files } = engine;
    engine = {
      ...engine,
      files: {
        ...files,
        list: async (folder, found) => {
          const listing = await files.list(folder, found);
          await meanwhile();
          return listing;
        },
      },
    };
    watch.follow(engine);
    assert.deepEqual(watch.seen(), [], 'nothing is looked at without a policy');
    await engine.load();
    await engine.refresh({ force: true });
    watch.follow(engine);
  });
  after(async () => {
    watch.dispose();
    engine.dispose();
    await vscode.workspace.fs.delete(at(''), { recursive: true });
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root, '.git'), { recursive: true });
    rmSync(storage, { recursive: true });
  });

  const large = 'large.sh skipped: it is larger than 2 MiB';

  it('all of the folder, but for what is ignored and what others installed', async () => {
    await becomes([large, 'package.json:1 install']);
  }).timeout(40_000);

  it('what a script starts, when the manifest changes', async () => {
    await write('package.json', '{ "scripts": { "ai": "codex exec" } }');
    await becomes([large, 'package.json:1 run', 'Makefile:2 run']);
    await write('package.json', manifest);
    await becomes([large, 'package.json:1 install']);
  }).timeout(40_000);

  it('an open document as it stands, and the disk again when it is closed', async () => {
    const document = await vscode.workspace.openTextDocument(at('package.json'));
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 9, 0), '{}');
    await vscode.workspace.applyEdit(edit);
    await becomes([large]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await becomes([large, 'package.json:1 install']);
  }).timeout(40_000);

  it('an edit is taken in at once where somebody asks', async () => {
    const document = await vscode.workspace.openTextDocument(at('package.json'));
    await vscode.window.showTextDocument(document);
    await watch.settle(document);
    const before = changes;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '\n\n');
    await vscode.workspace.applyEdit(edit);
    await watch.settle(document);
    assert.deepEqual(seen(), [large, 'package.json:3 install']);
    assert.ok(changes > before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await becomes([large, 'package.json:1 install']);
  }).timeout(40_000);

  it('a file under its new name', async () => {
    await write('sub/keep.txt', 'x');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(at('package.json'), at('sub/package.json'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await becomes([large, 'sub/package.json:1 install']);
    const back = new vscode.WorkspaceEdit();
    back.renameFile(at('sub/package.json'), at('package.json'));
    assert.ok(await vscode.workspace.applyEdit(back));
    await becomes([large, 'package.json:1 install']);
  }).timeout(60_000);

  it('an open file that goes and comes back', async () => {
    const document = await vscode.workspace.openTextDocument(at('package.json'));
    await vscode.window.showTextDocument(document);
    await watch.settle(document);
    renameSync(at('package.json').fsPath, at('elsewhere.txt').fsPath);
    await becomes([large]);
    renameSync(at('elsewhere.txt').fsPath, at('package.json').fsPath);
    await becomes([large, 'package.json:1 install']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }).timeout(60_000);

  it('an ignored file that is open is nobody’s but this machine’s, until it is not ignored any more', async () => {
    const document = await vscode.workspace.openTextDocument(at('out/package.json'));
    await vscode.window.showTextDocument(document);
    await watch.settle(document);
    assert.deepEqual(seen(), [large, 'package.json:1 install']);
    await write('.gitignore', '\n');
    await becomes([large, 'out/package.json:1 install', 'package.json:1 install']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }).timeout(40_000);

  it('what comes and goes while the folder is listed', async () => {
    meanwhile = async () => {
      meanwhile = async () => undefined;
      const told = new Promise<void>((resolve) => {
        // After that of the product, which listens since before.
        const awaited = new Set([at('late/package.json').toString(), at('package.json').toString()]);
        const own = watchFolders(['**/package.json'], ({ changed, deleted }) => {
          for (const uri of [...changed, ...deleted]) awaited.delete(uri.toString());
          if (awaited.size > 0) return;
          own.dispose();
          resolve();
        });
      });
      await write('late/package.json', manifest);
      await vscode.workspace.fs.delete(at('package.json'));
      await told;
    };
    await watch.check();
    await becomes([large, 'late/package.json:1 install', 'out/package.json:1 install']);
    await write('package.json', manifest);
    await vscode.workspace.fs.delete(at('late'), { recursive: true });
    await becomes([large, 'out/package.json:1 install', 'package.json:1 install']);
  }).timeout(60_000);

  it('all again when somebody asks, and how many there were', async () => {
    const checked = await watch.check();
    assert.equal(checked.outcome, 'done');
    // Makefile, two manifests and the script; Git does not know of others.
    assert.equal(checked.outcome === 'done' && checked.files, 4);
  }).timeout(40_000);
});

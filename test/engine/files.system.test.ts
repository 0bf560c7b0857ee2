import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import type { FileReading } from '../../src/core/file-ports';
import type { PolicyDocument } from '../../src/core/policy/document';
import { createFilesReader } from '../../src/engine/files';
import { root } from '../contract/source-files';

const catalogue = loadBuiltInCatalogue();
const policy: PolicyDocument = {
  version: 1,
  organization: 'Example Group',
  serial: 1,
  rules: [
    { id: 'ai', tools: ['claude-code', 'openai-codex'], status: 'banned', rationaleUrl: 'https://intranet.example' },
  ],
};
const layers = [compileLayer({ layer: 'organization', policy, signed: false, catalogue })];
const grammars: Readonly<Record<string, string>> = {
  'web-tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-bash.wasm': 'node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm',
};
const reader = createFilesReader(
  { sources: [], layers, catalogue },
  { readAsset: (name) => readFile(join(root, grammars[name] ?? name)) },
);

const dependency = '{ "dependencies": { "@openai/codex": "1" } }';

describe('the files of a folder', () => {
  let folder = '';
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const list = async (...found: string[]) => [...(await reader.list(folder, found)).paths].sort();
  const read = (path: string, open: Readonly<Record<string, string>> = {}): Promise<FileReading> =>
    reader.read({
      folder,
      path,
      ...(open[path] !== undefined && { text: open[path] }),
      textOf: (other) => open[other],
    });
  const lines = ({ references }: FileReading) => references.map(({ line, kind }) => `${line} ${kind}`);

  it('what is ignored does not count, what is tracked does', async () => {
    git('init', '-q');
    put('.gitignore', 'out/\nkept/\n');
    put('package.json', dependency);
    put('out/package.json', dependency);
    put('kept/package.json', dependency);
    put('deep/tracked/script', '#!/bin/sh\ncodex exec\n');
    put('notes.txt', 'nothing');
    git('add', '-f', 'kept/package.json', 'deep', 'notes.txt');
    assert.deepEqual(await list('package.json', 'out/package.json', 'kept/package.json'), [
      'deep/tracked/script',
      'kept/package.json',
      'package.json',
    ]);
    assert.deepEqual(
      [...(await reader.ignored(folder, ['out/package.json', 'kept/package.json']))],
      ['out/package.json'],
    );
  });

  it('a path behind a link to a folder stops nothing', async () => {
    git('init', '-q');
    put('.gitignore', 'out/\n');
    put('package.json', dependency);
    put('out/package.json', dependency);
    put('real/package.json', dependency);
    symlinkSync('real', join(folder, 'link.d'));
    git('add', 'link.d');
    assert.deepEqual(await list('link.d/package.json', 'package.json', 'out/package.json', 'real/package.json'), [
      'package.json',
      'real/package.json',
    ]);
  });

  it('a repository within it is that one’s own', async () => {
    git('init', '-q');
    put('package.json', dependency);
    put('sub/package.json', dependency);
    execFileSync('git', ['init', '-q'], { cwd: join(folder, 'sub') });
    const inner = { cwd: join(folder, 'sub') };
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '--allow-empty', '-m', 'x'],
      inner,
    );
    git('add', 'sub', 'package.json');
    assert.deepEqual(await list('package.json', 'sub/package.json'), ['package.json']);
  });

  it('without a repository everything that was found counts', async () => {
    put('package.json', dependency);
    put('notes.txt', 'nothing');
    assert.deepEqual(await list('package.json', 'notes.txt'), ['package.json']);
  });

  it('what is open counts as it stands in the editor', async () => {
    put('package.json', dependency);
    assert.deepEqual(lines(await read('package.json')), ['1 install']);
    assert.deepEqual(lines(await read('package.json', { 'package.json': '{}' })), []);
  });

  it('scripts are followed in the manifest as it stands in the editor', async () => {
    put('package.json', '{ "scripts": { "ai": "codex exec" } }');
    put('sub/Makefile', 'all:\n\tnpm run ai\n');
    const onDisk = await read('sub/Makefile');
    assert.deepEqual([lines(onDisk), onDisk.usesScripts], [['2 run'], true]);
    const open = await read('sub/Makefile', { 'package.json': '{ "scripts": { "ai": "tsc" } }' });
    assert.deepEqual([lines(open), open.usesScripts], [[], true]);
  });

  it('a file that only runs scripts that name nothing is read anew when they do', async () => {
    put('package.json', '{ "scripts": { "ai": "tsc" } }');
    put('Makefile', 'all:\n\tnpm run ai\n');
    assert.deepEqual(await list('Makefile', 'package.json'), ['Makefile', 'package.json']);
    await read('package.json');
    const before = await read('Makefile');
    assert.deepEqual([lines(before), before.usesScripts], [[], true]);
    const open = { 'package.json': '{ "scripts": { "ai": "codex exec" } }' };
    await read('package.json', open);
    assert.deepEqual(lines(await read('Makefile', open)), ['2 run']);
  });

  it('what cannot be read is told of once, with its place; what is gone is not', async () => {
    put('large.sh', `codex\n${'#'.repeat(2 * 1024 * 1024)}`);
    put('binary.sh', 'codex\0');
    put('broken.code-workspace', '{\n  "extensions": "anthropic.claude-code"\n  "b": 1\n}');
    const told = async (path: string) =>
      (await read(path)).unreadable.map(({ line, column, why }) => `${line}:${column} ${why}`);
    assert.deepEqual(await told('large.sh'), ['1:1 skipped: it is larger than 2 MiB']);
    assert.deepEqual(await told('binary.sh'), ['1:1 it is a binary file']);
    assert.deepEqual(await told('broken.code-workspace'), ['3:3 broken JSON: comma expected']);
    assert.deepEqual(await told('gone.sh'), []);
    const large = { 'a.sh': 'x'.repeat(3 * 1024 * 1024) };
    assert.equal((await read('a.sh', large)).unreadable[0]?.why, 'skipped: it is larger than 2 MiB');
  });

  it('a file of no kind that it reads costs nothing', async () => {
    put('a.ts', 'codex');
    put('LICENSE', 'claude');
    for (const path of ['a.ts', 'LICENSE']) assert.deepEqual(lines(await read(path)), []);
  });

  it('presence goes by names, once for each folder of a tool', () => {
    const found = reader.presence(['.claude/b.md', '.claude/a.md', 'CLAUDE.md', 'src/a.ts', 'x/CLAUDE.md']);
    assert.deepEqual(
      found.map(({ path }) => path),
      ['.claude/a.md', 'CLAUDE.md', 'x/CLAUDE.md'],
    );
  });

  it('every glob is one that an editor can search by', () => {
    for (const glob of reader.globs) assert.match(glob, /^\*\*\/[^{},]+$/);
    assert.ok(reader.globs.includes('**/package.json'));
    assert.ok(reader.globs.includes('**/.claude/**'));
  });

  it('memory stays flat over 1,000 edits', async function () {
    this.timeout(60_000);
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    assert.ok(typeof collect === 'function');
    const text = (edit: number) => `${dependency.replace('"1"', `"1.0.${edit}"`)}${'\n'.repeat(2000)}`;
    const heap = async (edits: number): Promise<number> => {
      for (let edit = 0; edit < edits; edit += 1) await read('package.json', { 'package.json': text(edit) });
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heap(200);
    const after = await heap(1000);
    assert.ok(after - before < 2_000_000, `${Math.round((after - before) / 1000)} kB more`);
  });
});

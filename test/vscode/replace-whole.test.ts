import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceWhole } from '../../src/vscode/replace-whole';
import { skipTest } from '../harness/skip';

const bytes = new TextEncoder().encode('new');

describe('replacing a file whole', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-replace-'));
    file = join(folder, 'settings.json');
    writeFileSync(file, 'old', { mode: 0o640 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('another file takes its name, with its permissions', async () => {
    const before = statSync(file);
    await replaceWhole(file, bytes);
    const after = statSync(file);
    strictEqual(readFileSync(file, 'utf8'), 'new');
    strictEqual(after.mode, before.mode);
    deepStrictEqual(readdirSync(folder), ['settings.json']);
  });

  it('a link stays, and what it leads to is replaced', async function () {
    if (process.platform === 'win32') skipTest(this, 'links need rights there');
    const elsewhere = join(folder, 'dotfiles');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'settings.json'), 'old');
    rmSync(file);
    symlinkSync(join('dotfiles', 'settings.json'), file);
    await replaceWhole(file, bytes);
    strictEqual(readlinkSync(file), join('dotfiles', 'settings.json'));
    strictEqual(readFileSync(join(elsewhere, 'settings.json'), 'utf8'), 'new');
  });

  it('what cannot be replaced stays as it was, with nothing beside it', async () => {
    rmSync(file);
    mkdirSync(file);
    await rejects(replaceWhole(file, bytes));
    deepStrictEqual(readdirSync(folder), ['settings.json']);
    await rejects(replaceWhole(join(folder, 'absent.json'), bytes), { code: 'ENOENT' });
    deepStrictEqual(readdirSync(folder), ['settings.json']);
  });

  it('what one that was killed left beside goes after a minute', async () => {
    const [fresh, old] = ['settings.json.1.ai-tool-policy.tmp', 'settings.json.2.ai-tool-policy.tmp'];
    const others = ['keybindings.json.3.ai-tool-policy.tmp', 'settings.json.bak'];
    for (const name of [fresh, old, ...others]) writeFileSync(join(folder, name), '');
    const longAgo = (Date.now() - 61_000) / 1000;
    for (const name of [old, ...others]) utimesSync(join(folder, name), longAgo, longAgo);
    await replaceWhole(file, bytes);
    deepStrictEqual(readdirSync(folder).sort(), [...others, fresh, 'settings.json'].sort());
  });
});

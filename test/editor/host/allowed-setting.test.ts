import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { type AllowedSetting, createAllowedSetting } from '../../../src/vscode/allowed-setting';
import { hostRun } from '../../harness/host-run';

describe('extensions.allowed, written from two sides', function () {
  this.timeout(60_000);
  const { settingsFile } = hostRun();
  let setting: AllowedSetting;
  before(() => {
    const kept = new Map<string, unknown>();
    const memory: vscode.Memento = {
      keys: () => [...kept.keys()],
      get: <T>(key: string) => kept.get(key) as T | undefined,
      update: async (key, value) => void kept.set(key, value),
    };
    setting = createAllowedSetting(memory, vscode.Uri.file(join(dirname(settingsFile), 'globalStorage', 'test.test')));
  });
  after(() => vscode.workspace.getConfiguration('extensions').update('allowed', undefined, true));

  const written = () => vscode.workspace.getConfiguration('extensions').inspect('allowed')?.globalValue;
  const ours = () => setting.disabledByUs().map(({ key }) => key);
  const ids = ['one.one', 'two.two'];

  it('at the same moment: both are written, and both are remembered', async () => {
    const outcomes = await Promise.all(ids.map((id, at) => setting.disable({ id, name: id, at })));
    deepStrictEqual(outcomes, [{ kind: 'disabled' }, { kind: 'disabled' }]);
    deepStrictEqual(written(), { '*': true, 'one.one': false, 'two.two': false });
    deepStrictEqual(ours(), ids);
  });

  it('what could not be taken back stays remembered', async () => {
    const text = readFileSync(settingsFile, 'utf8');
    // VS Code writes into no file with such an error.
    writeFileSync(settingsFile, `${text} }}`);
    try {
      strictEqual(await setting.enable('one.one'), 'failed');
      deepStrictEqual(ours(), ids);
    } finally {
      writeFileSync(settingsFile, text);
    }
  });

  it('taken back at the same moment, nothing is left', async () => {
    deepStrictEqual(await Promise.all(ids.map((id) => setting.enable(id))), ['enabled', 'enabled']);
    strictEqual(written(), undefined);
    deepStrictEqual(ours(), []);
  });
});

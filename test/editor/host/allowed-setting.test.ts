import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { type AllowedSetting, createAllowedSetting } from '../../../src/vscode/allowed-setting';
import { hostRun } from '../../harness/host-run';

const { settingsFile } = hostRun();

function openSetting(): AllowedSetting {
  const kept = new Map<string, unknown>();
  const memory: vscode.Memento = {
    keys: () => [...kept.keys()],
    get: <T>(key: string) => kept.get(key) as T | undefined,
    update: async (key, value) => void kept.set(key, value),
  };
  return createAllowedSetting(memory, vscode.Uri.file(join(dirname(settingsFile), 'globalStorage', 'test.test')));
}

describe('extensions.allowed, written from two sides', function () {
  this.timeout(60_000);
  let setting: AllowedSetting;
  before(() => {
    setting = openSetting();
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

  it('an entry that stands in the file and that VS Code has not read yet is kept', async () => {
    const text = readFileSync(settingsFile, 'utf8');
    const theirs = { '*': true, 'three.three': ['1.0.0'] };
    const edited = JSON.stringify({ ...JSON.parse(text), 'extensions.allowed': theirs }, undefined, 2);
    writeFileSync(settingsFile, edited);
    deepStrictEqual(await setting.disable({ id: 'one.one', name: 'One', at: 1 }), { kind: 'disabled' });
    deepStrictEqual(written(), { ...theirs, 'one.one': false });
    strictEqual(await setting.enable('one.one'), 'enabled');
    deepStrictEqual(written(), theirs);
  });
});

describe('extensions.allowed, where nothing can be written', () => {
  const { getConfiguration } = vscode.workspace;
  afterEach(() => {
    vscode.workspace.getConfiguration = getConfiguration;
  });

  const rows: readonly (Editor & { readonly it: string; readonly outcome: string })[] = [
    { it: 'an editor without the setting', outcome: 'unsupported' },
    { it: 'an administrator’s policy that is in force', byDefault: '*', effective: { 'a.b': true }, outcome: 'locked' },
    {
      it: 'an editor that refuses to write',
      byDefault: '*',
      effective: '*',
      refusal: 'set by a policy',
      outcome: 'locked',
    },
  ];
  for (const { it: title, outcome, ...editor } of rows) {
    it(title, async () => {
      const { configuration, writes } = standIn(editor);
      vscode.workspace.getConfiguration = (section, scope) =>
        section === 'extensions' ? configuration : getConfiguration(section, scope);
      const setting = openSetting();
      strictEqual((await setting.disable({ id: 'one.one', name: 'One', at: 1 })).kind, outcome);
      deepStrictEqual([writes, setting.disabledByUs()], [[], []]);
    });
  }
});

interface Editor {
  /** The setting's default; left out where there is no such setting. */
  readonly byDefault?: unknown;
  readonly effective?: unknown;
  /** With what it refuses to write. */
  readonly refusal?: string;
}

function standIn({ byDefault, effective, refusal }: Editor) {
  const writes: unknown[] = [];
  const configuration: vscode.WorkspaceConfiguration = {
    get: <T>() => effective as T,
    has: () => byDefault !== undefined,
    inspect: <T>() => ({
      key: 'extensions.allowed',
      ...(byDefault === undefined ? {} : { defaultValue: byDefault as T }),
    }),
    update: async (_, value) => {
      if (refusal !== undefined) throw new Error(refusal);
      writes.push(value);
    },
  };
  return { configuration, writes };
}

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createManagedFile, type ManagedFile } from '../../../src/policy-sources/managed-file';
import { managedFilePath } from '../../../src/policy-sources/managed-file/location';
import { policyText, readPolicy } from '../policies';
import { noon, scratch } from '../scene';

const isRoot = process.getuid?.() === 0;
const itAsRoot = (title: string, run: () => Promise<void>) =>
  isRoot ? it(title, run) : it.skip(`${title} (only root can make such a file)`);

const whole = {
  policyUrl: 'https://intranet.example/policy.json',
  publicKeys: [],
  policy: JSON.parse(policyText()),
  exceptions: [{ rule: 'claude-code', until: '2026-12-31', reference: 'SEC-1' }],
};

describe('managed file', () => {
  let root: string;
  let folder: string;
  let path: string;
  beforeEach(() => {
    root = mkdtempSync(join(scratch, 'managed-'));
    folder = join(root, 'ai-tool-policy');
    path = join(folder, 'managed.json');
    mkdirSync(folder, { mode: 0o755 });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const source = () =>
    createManagedFile({ path, readPolicy, cacheDirectory: join(root, 'cache'), now: () => noon, platform: 'linux' });
  const lay = (content: unknown) =>
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2), { mode: 0o644 });

  it('is absent', async () => {
    deepEqual(await source().read(), { presence: 'absent' });
    rmSync(folder, { recursive: true });
    deepEqual(await source().read(), { presence: 'absent' });
  });

  itAsRoot('gives every field', async () => {
    lay(whole);
    const file = await source().read();
    ok(file.presence === 'accepted');
    const { policy, notes, ...rest } = file.settings;
    deepEqual(rest, { policyUrl: whole.policyUrl, publicKeys: [], exceptions: whole.exceptions });
    equal(policy?.serial, 7);
    deepEqual(notes, []);
    equal(`${file.state?.layer} ${file.state?.status} ${file.state?.reason}`, 'managed current ok');
  });

  itAsRoot('without an inline policy it is no source of rules', async () => {
    lay({ policyUrl: 'https://intranet.example/policy.json' });
    const file = await source().read();
    ok(file.presence === 'accepted');
    equal(file.state, undefined);
    equal(file.settings.publicKeys, undefined);
  });

  itAsRoot('past its expiry its rules hold', async () => {
    lay({ policy: { ...whole.policy, expiresAt: '2026-07-01T00:00:00Z' } });
    const file = await source().read();
    ok(file.presence === 'accepted');
    equal(`${file.state?.status} ${file.state?.reason} ${file.state?.policy?.serial}`, 'expired expired 7');
  });

  itAsRoot('may have comments, and a field of a newer version, which is noted', async () => {
    lay('// laid down by MDM\n{ "policyUrl": "https://a.example/", "colour": "blue", }');
    const file = await source().read();
    ok(file.presence === 'accepted');
    match(file.settings.notes.join(), /line 2, column \d+: colour is not known/);
  });

  const invalid: readonly (readonly [string, unknown, RegExp])[] = [
    ['JSON error', '{ "policyUrl": \n}', /^line 2, column 1: /],
    ['a list', '[]', /expected an object/],
    ['empty', '', /^line 1/],
    ['not UTF-8', 'utf16', /not UTF-8/],
    ['the same field twice', '{"policyUrl":"https://a.example/","policyUrl":"https://b.example/"}', /stands twice/],
    ['a URL without encryption', { policyUrl: 'http://intranet.example/' }, /policyUrl: .*https/],
    ['a URL that is none', { policyUrl: 7 }, /policyUrl: expected a text/],
    ['keys that are no list', { publicKeys: {} }, /publicKeys: expected a list/],
    ['a misspelt field', { policyURL: 'https://a.example/' }, /policyURL: .* did you mean policyUrl/],
    ['keys under a name that is none', { publicKey: [] }, /publicKey: .* did you mean publicKeys/],
    ['nested without end', `{"policy":${'['.repeat(100_000)}`, /nested too deeply/],
    ['an exception without a rule', { exceptions: [{}] }, /exceptions: \[0\]\.rule/],
    ['an exception until no date', { exceptions: [{ rule: 'a', until: 'soon' }] }, /\[0\]\.until/],
    ['an inline policy with an error', { policy: { ...whole.policy, serial: 'x' } }, /^line 5, column \d+, \$\.serial/],
  ];
  for (const [name, content, why] of invalid) {
    itAsRoot(`${name}: refused, managed, and its last good stays`, async () => {
      lay(whole);
      await source().read();
      if (content === 'utf16') writeFileSync(path, Buffer.from('\ufeff{}', 'utf16le'));
      else lay(content);
      refusedWithLastGood(await source().read(), why);
    });
  }

  const wrongOwners: readonly (readonly [string, () => void, RegExp])[] = [
    ['owned by a user', () => chownSync(path, 1000, 1000), /belongs to user 1000/],
    ['writable by its group', () => chmodSync(path, 0o664), /write the file \(mode 0664\)/],
    ['writable by all', () => chmodSync(path, 0o646), /write the file \(mode 0646\)/],
    ['in a folder owned by a user', () => chownSync(folder, 1000, 1000), /folder belongs to user 1000/],
    ['in a folder writable by all', () => chmodSync(folder, 0o777), /write the folder \(mode 0777\)/],
    [
      'a link to a file of a user',
      () => {
        const elsewhere = join(root, 'elsewhere.json');
        writeFileSync(elsewhere, '{}');
        chownSync(elsewhere, 1000, 1000);
        rmSync(path);
        symlinkSync(elsewhere, path);
      },
      /belongs to user 1000/,
    ],
    [
      'a folder',
      () => {
        rmSync(path);
        mkdirSync(path);
      },
      /not a regular file/,
    ],
  ];
  for (const [name, change, why] of wrongOwners) {
    itAsRoot(`${name}: refused, managed, and its last good stays`, async () => {
      lay(whole);
      await source().read();
      change();
      refusedWithLastGood(await source().read(), why);
    });
  }

  itAsRoot('refused with nothing good before: no settings at all', async () => {
    lay('{');
    const file = await source().read();
    ok(file.presence === 'refused');
    equal(file.settings, undefined);
    equal(`${file.state.status} ${file.state.reason} ${file.state.policy}`, 'refused managed undefined');
  });

  itAsRoot('taken away it is absent, and its last good with it', async () => {
    lay(whole);
    await source().read();
    rmSync(path);
    deepEqual(await source().read(), { presence: 'absent' });
    lay('{');
    const file = await source().read();
    ok(file.presence === 'refused');
    equal(file.settings, undefined);
  });

  it('is watched before it is there, and while it changes', async () => {
    rmSync(folder, { recursive: true });
    let changed = deferred();
    const stop = await source().watch(() => changed.resolve(undefined));
    try {
      // The watch is set up in the background: go on changing until it has seen one.
      await until(changed.promise, () => mkdirSync(folder, { recursive: true }));
      changed = deferred();
      await until(changed.promise, () => lay(`{} // ${Math.random()}`));
    } finally {
      stop();
    }
  });

  for (const [platform, expected] of [
    ['linux', '/etc/ai-tool-policy/managed.json'],
    ['freebsd', '/etc/ai-tool-policy/managed.json'],
    ['darwin', '/Library/Application Support/ai-tool-policy/managed.json'],
  ] as const) {
    it(`on ${platform} lies at ${expected}`, async () => {
      deepEqual(await managedFilePath(platform, () => Promise.reject(new Error('no tool is needed'))), {
        path: expected,
      });
    });
  }
});

function refusedWithLastGood(file: ManagedFile, why: RegExp): void {
  ok(file.presence === 'refused');
  equal(`${file.state.status} ${file.state.reason} ${file.state.policy?.serial}`, 'refused managed 7');
  match(file.state.detail ?? '', why);
  equal(file.settings?.policyUrl, whole.policyUrl);
  deepEqual(file.settings?.exceptions, whole.exceptions);
}

interface Deferred {
  readonly promise: Promise<unknown>;
  resolve(value: unknown): void;
}

function deferred(): Deferred {
  let resolve: Deferred['resolve'] = () => undefined;
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function until(happened: Promise<unknown>, change: () => void): Promise<void> {
  const timer = setInterval(change, 40);
  await happened.finally(() => clearInterval(timer));
}

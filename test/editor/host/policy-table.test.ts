import { deepStrictEqual, ok } from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedReason } from '../../../src/core/policy/source-reason';
import type { EngineSetup } from '../../../src/core/ports';
import { createEngine } from '../../../src/engine/index';
import { skipTest } from '../../harness/skip';
import { type Behaviour, serve, startServer, status, type TestServer } from '../../policy-sources/misbehaving-server';
import { policyText } from '../../policy-sources/policies';
import { openScene, type Scene } from '../../policy-sources/scene';
import { compactJws, ed25519, encode, p256 } from '../../policy-sources/signature/keys';
import { checkRow } from '../../policy-sources/url-source/check-row';
import { rows } from '../../policy-sources/url-source/rows';

const key = ed25519('2025');
const signed = (serial: number) => compactJws(key, policyText({ serial }), { kid: '2025' });

/** What a client with a key and serial 7 in force is answered; each is refused, and serial 7 stays. */
const wronglySigned: readonly (readonly [name: string, behaviour: Behaviour])[] = [
  ['an unsigned answer', serve(policyText({ serial: 8 }))],
  ['a signature of another key', serve(compactJws(ed25519(), policyText({ serial: 8 }), { kid: '2025' }))],
  ['an unknown kid', serve(compactJws(p256('2026'), policyText({ serial: 8 }), { kid: '2026' }))],
  ['no algorithm', serve(`${encode('{"alg":"none"}')}.${encode(policyText({ serial: 8 }))}.`)],
  ['another algorithm', serve(signed(8).replace(/^[^.]+/, encode('{"alg":"HS256","kid":"2025"}')))],
];

/** The same `fetch`, disks and clocks as the product has there; both VS Code's own `fetch` and its Node differ from version to version. */
describe('every row of the table of answers, in the extension host', () => {
  let scene: Scene;
  let server: TestServer;
  beforeEach(async () => {
    scene = openScene();
    server = await startServer(serve(policyText()));
  });
  afterEach(async () => {
    scene.close();
    await server.stop();
  });

  for (const row of rows) it(`${row.name}: ${row.status}, ${row.reason}`, () => checkRow(row, scene, server));

  const setup = (changes: Partial<EngineSetup> = {}, policyUrl = server.url, publicKeys: readonly object[] = []) => ({
    settings: { policyUrl, publicKeys, authentication: 'none', authenticationScope: '' },
    cacheDirectory: join(scene.directory, 'cache'),
    trustedFolders: [],
    now: Date.now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    token: async () => undefined,
    githubEnterpriseUri: undefined,
    managedFilePath: join(scene.directory, 'managed', 'managed.json'),
    sourceChanged: () => undefined,
    readAsset: () => Promise.reject(new Error('Nothing is read here.')),
    ...changes,
  });
  const observations = {
    extensions: [],
    dormant: { outcome: 'read', extensions: [] },
    commands: [],
    models: [],
    mcpServers: { servers: [], unreadable: [] },
    files: [],
    editor: { appName: 'x', uriScheme: 'x', chatAgent: undefined, aiFeatures: 'unknown' },
    repositories: [],
    now: Date.now(),
  } as const;

  /** How each source stands for a window that opens now and asks at once. */
  async function standing(of: EngineSetup): Promise<readonly string[]> {
    const engine = createEngine(of);
    try {
      await engine.load();
      await engine.refresh({ force: true });
      const { sources } = engine.assess(observations);
      return sources.map(
        ({ layer, status: word, reason, policy }) => `${layer} ${word} ${publishedReason(reason)} ${policy?.serial}`,
      );
    } finally {
      engine.dispose();
    }
  }

  for (const [name, behaviour] of wronglySigned) {
    it(`${name}, where a key is configured: refused, signature`, async () => {
      const keyed = setup({}, server.url, [key.publicJwk]);
      server.behave(serve(signed(7)));
      deepStrictEqual(await standing(keyed), ['organization current ok 7']);
      server.behave(behaviour);
      deepStrictEqual(await standing(keyed), ['organization refused signature 7']);
    });
  }

  it('nobody answers, or no name: stale or none, network', async () => {
    await standing(setup());
    await server.stop();
    deepStrictEqual(await standing(setup()), ['organization stale network 7']);
    deepStrictEqual(await standing(setup({}, 'https://policy.invalid/p.json')), [
      'organization none network undefined',
    ]);
    server = await startServer(serve(policyText()));
  });

  it('a server that speaks no TLS: none, network', async () => {
    deepStrictEqual(await standing(setup({}, server.url.replace('http:', 'https:'))), [
      'organization none network undefined',
    ]);
  });

  it('past its expiry: expired, and in force', async () => {
    server.behave(serve(policyText({ expiresAt: '2020-01-01T00:00:00Z' })));
    deepStrictEqual(await standing(setup()), ['organization expired expired 7']);
  });

  it('a managed file that is wrong: refused, managed, and its last good stays', async function () {
    if (process.getuid?.() !== 0) skipTest(this, 'only root can lay down a managed file');
    const managed = join(scene.directory, 'managed');
    const managedFilePath = join(managed, 'managed.json');
    mkdirSync(managed, { mode: 0o755 });
    writeFileSync(managedFilePath, `{ "policy": ${policyText()}, "policyUrl": "${server.url}" }`, { mode: 0o644 });
    deepStrictEqual(await standing(setup({}, '')), ['managed current ok 7', 'organization current ok 7']);
    chmodSync(managedFilePath, 0o666);
    deepStrictEqual((await standing(setup({}, '')))[0], 'managed refused managed 7');
    // Not even where there was never a good one do the user's settings step in.
    const fresh = { cacheDirectory: join(scene.directory, 'other') };
    deepStrictEqual(await standing(setup(fresh)), ['managed refused managed undefined']);
  });

  const spoilt: readonly (readonly [name: string, spoil: (entry: string) => void])[] = [
    ['damaged', (entry) => writeFileSync(entry, 'x'.repeat(900))],
    ['cut short', (entry) => truncateSync(entry, 300)],
  ];
  for (const [name, spoil] of spoilt) {
    it(`a cache that is ${name}: none from it, and fetched anew`, async () => {
      await standing(setup());
      const policies = join(scene.directory, 'cache', 'policies');
      const [entry] = readdirSync(policies).filter((file) => file.endsWith('.policy'));
      ok(entry !== undefined);
      spoil(join(policies, entry));
      deepStrictEqual(await standing(setup()), ['organization current ok 7']);
      spoil(join(policies, entry));
      server.behave(status(503));
      deepStrictEqual(await standing(setup()), ['organization none http-503 undefined']);
    });
  }

  it('another address: nothing of the first one’s', async () => {
    await standing(setup());
    const elsewhere = `${server.origin}/elsewhere.json`;
    server.behave(serve(policyText({ serial: 2 })));
    deepStrictEqual(await standing(setup({}, elsewhere)), ['organization current ok 2']);
  });

  it('nothing configured: no source at all', async () => {
    deepStrictEqual(await standing(setup({}, '')), []);
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, Log, Observations } from '../../src/core/ports';
import { createEngine } from '../../src/engine';

describe('the engine, asked again while it asks', () => {
  let folder: string;
  let managedFilePath: string;
  let engine: Engine;
  /** Resolves with each request, whose answer never comes. */
  let asked: Promise<void>;
  const server = createServer();

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-'));
    managedFilePath = join(folder, 'managed.json');
    asked = new Promise((resolve) => server.once('request', () => resolve()));
    engine = createEngine({
      settings: {
        policyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/policy.json`,
        publicKeys: [],
        authentication: 'none',
        authenticationScope: '',
      },
      cacheDirectory: join(folder, 'cache'),
      trustedFolders: [],
      now: Date.now,
      log: silent,
      token: async () => undefined,
      githubEnterpriseUri: undefined,
      managedFilePath,
      sourceChanged: () => undefined,
      readAsset: () => Promise.reject(new Error('Nothing is read here.')),
    });
  });
  afterEach(() => {
    engine.dispose();
    rmSync(folder, { recursive: true });
  });

  it('keeps what the later question found when the earlier one is answered last', async () => {
    const earlier = engine.refresh({ force: false });
    await asked;
    // Whoever owns it, it is no managed file: from now on the user's URL does not count.
    writeFileSync(managedFilePath, '{');
    const order: string[] = [];
    await Promise.all([
      earlier.then(() => order.push('earlier')),
      engine.refresh({ force: false }).then(() => order.push('later')),
    ]);
    assert.deepEqual(order, ['later', 'earlier']);
    assert.deepEqual(
      engine.assess(nothing).sources.map(({ layer, status }) => [layer, status]),
      [['managed', 'refused']],
    );
  });
});

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const nothing: Observations = {
  extensions: [],
  dormant: { outcome: 'read', extensions: [] },
  commands: [],
  models: [],
  mcpServers: { servers: [], unreadable: [] },
  editor: { appName: 'x', uriScheme: 'x', chatAgent: undefined, aiFeatures: 'unknown' },
  files: [],
  repositories: [],
  now: 0,
};

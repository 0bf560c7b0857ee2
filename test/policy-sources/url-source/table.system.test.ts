import { equal, match } from 'node:assert/strict';
import { serve, silence, startServer, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { openScene, type Scene } from '../scene';
import { checkRow } from './check-row';
import { type Row, rows } from './rows';

describe('policy source: what happens, row by row', () => {
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

  for (const row of oneForEachReason()) {
    it(`${row.name}, and nothing good ever: none, ${row.reason}`, async () => {
      server.behave(row.behaviour);
      const state = await scene.open({ url: server.url }).refresh();
      equal(`${state.status} ${state.reason} ${state.policy}`, `none ${row.reason} undefined`);
    });
  }

  it('nothing asked yet: none', async () => {
    const state = await scene.open({ url: server.url }).load();
    equal(`${state.status} ${state.reason} ${state.nextCheckAt}`, `none not-configured ${scene.now}`);
    equal(server.requests.length, 0);
  });

  it('nobody listens: stale, network', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    await server.stop();
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.reason} ${state.policy?.serial}`, 'stale network 7');
    match(state.detail ?? '', /ECONNREFUSED/);
    server = await startServer(silence);
  });

  it('a name that no DNS knows: network', async () => {
    const state = await scene.open({ url: 'https://policy.invalid/policy.json' }).refresh();
    equal(`${state.status} ${state.reason}`, 'none network');
  });

  for (const url of [
    'http://policy.example/policy.json',
    'ftp://policy.example/',
    'https://me:secret@policy.example/',
    'policy.json',
    'javascript:1',
  ]) {
    it(`${url} is no address for a policy`, async () => {
      const state = await scene.open({ url }).refresh({ force: true });
      equal(`${state.status} ${state.reason}`, 'none not-configured');
      match(state.detail ?? '', /^the policy URL /);
    });
  }
});

/** A rollback needs something good before it, and slowness takes its time once. */
function oneForEachReason(): readonly Row[] {
  const found = new Map(rows.map((row) => [row.reason, row]));
  return [...found.values()].filter(({ reason }) => reason !== 'rollback' && reason !== 'too-slow');
}

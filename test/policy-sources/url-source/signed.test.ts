import { equal, match } from 'node:assert/strict';
import type { SourceReason } from '../../../src/core/policy/source-reason';
import { type Behaviour, serve, signInPage, startServer, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { openScene, type Scene } from '../scene';
import { compactJws, ed25519, p256 } from '../signature/keys';

const oldKey = ed25519('2025');
const newKey = p256('2026');
const foreign = ed25519('2025');

describe('policy source: signed policies', () => {
  let scene: Scene;
  let server: TestServer;
  beforeEach(async () => {
    scene = openScene();
    server = await startServer(serve(compactJws(oldKey, policyText(), { kid: '2025' })));
  });
  afterEach(async () => {
    scene.close();
    await server.stop();
  });

  const refused: readonly (readonly [string, Behaviour, RegExp, SourceReason?])[] = [
    ['unsigned', serve(policyText({ serial: 8 })), /not signed/, 'unsigned'],
    [
      'signed by another key',
      serve(compactJws(foreign, policyText({ serial: 8 }), { kid: '2025' })),
      /not that of the key/,
    ],
    [
      'signed with an unknown kid',
      serve(compactJws(newKey, policyText({ serial: 8 }), { kid: '2026' })),
      /unknown key "2026"/,
    ],
    [
      'cut short',
      serve(compactJws(oldKey, policyText({ serial: 8 }), { kid: '2025' }).slice(0, -20)),
      /not that of the key/,
    ],
  ];
  for (const [name, behaviour, detail, reason = 'signature'] of refused) {
    it(`with keys, ${name}: refused, and the last good stays`, async () => {
      const source = scene.open({ url: server.url, publicKeys: [oldKey.publicJwk] });
      const good = await source.refresh();
      equal(`${good.status} ${good.signedBy} ${good.policy?.serial}`, 'current 2025 7');
      server.behave(behaviour);
      const state = await source.refresh({ force: true });
      equal(`${state.status} ${state.reason} ${state.signedBy} ${state.policy?.serial}`, `refused ${reason} 2025 7`);
      match(state.detail ?? '', detail);
    });
  }

  it('with keys, a sign-in page is no policy rather than an unsigned one', async () => {
    server.behave(serve(signInPage));
    const state = await scene.open({ url: server.url, publicKeys: [oldKey.publicJwk] }).refresh();
    equal(state.reason, 'not-a-policy');
  });

  it('errors of a signed policy have the places of its own text', async () => {
    server.behave(serve(compactJws(oldKey, policyText({ serial: 'x' }), { kid: '2025' })));
    const state = await scene.open({ url: server.url, publicKeys: [oldKey.publicJwk] }).refresh();
    equal(state.reason, 'schema');
    match(state.detail ?? '', /line 4, column \d+, \$\.serial/);
  });

  it('without keys, a signed policy counts as an unsigned one, and that is noted', async () => {
    const state = await scene.open({ url: server.url }).refresh();
    equal(`${state.status} ${state.signedBy}`, 'current undefined');
    match(state.notes.join(), /no public key is configured/);
  });

  it('rotation: with both keys configured the new one takes over under the same serial', async () => {
    const publicKeys = [oldKey.publicJwk, newKey.publicJwk];
    const source = scene.open({ url: server.url, publicKeys });
    equal((await source.refresh()).signedBy, '2025');
    server.behave(serve(compactJws(newKey, policyText(), { kid: '2026' })));
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.reason} ${state.signedBy}`, 'current ok 2026');
  });

  it("the cache is verified with today's keys: what was signed by a withdrawn one is dropped, and said", async () => {
    await scene.open({ url: server.url, publicKeys: [oldKey.publicJwk] }).refresh();
    const source = scene.open({ url: server.url, publicKeys: [newKey.publicJwk] });
    const loaded = await source.load();
    equal(`${loaded.status} ${loaded.reason} ${loaded.policy}`, 'none signature undefined');
    match(loaded.notes.join(), /dropped: unknown key "2025"/);
    server.behave(serve(compactJws(newKey, policyText({ serial: 6 }), { kid: '2026' })));
    equal((await source.refresh()).reason, 'rollback');
    server.behave(serve(compactJws(newKey, policyText({ serial: 8 }), { kid: '2026' })));
    equal((await source.refresh({ force: true })).policy?.serial, 8);
  });

  it('an unsigned cache is dropped once keys are configured', async () => {
    server.behave(serve(policyText()));
    await scene.open({ url: server.url }).refresh();
    const loaded = await scene.open({ url: server.url, publicKeys: [oldKey.publicJwk] }).load();
    equal(`${loaded.status} ${loaded.reason} ${loaded.policy}`, 'none unsigned undefined');
  });

  it('a key that also signs is used, and that is noted', async () => {
    const state = await scene
      .open({ url: server.url, publicKeys: [oldKey.privateKey.export({ format: 'jwk' })] })
      .refresh();
    equal(`${state.status} ${state.reason}`, 'current ok');
    match(state.notes.join(), /public key 1 holds its private part/);
  });

  it('keys that cannot be used refuse everything, rather than nothing', async () => {
    const state = await scene.open({ url: server.url, publicKeys: [{ kty: 'RSA' }] }).refresh();
    equal(`${state.status} ${state.reason}`, 'none signature');
    match(state.detail ?? '', /public key 1/);
  });
});

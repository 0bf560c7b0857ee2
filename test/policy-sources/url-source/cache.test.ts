import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve, startServer, status, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { openScene, type Scene } from '../scene';

const minute = 60_000;
const hour = 60 * minute;

describe('policy source: cache and clock', () => {
  let scene: Scene;
  let server: TestServer;
  beforeEach(async () => {
    scene = openScene();
    server = await startServer(serve(policyText(), { etag: '"7"', 'last-modified': 'Fri, 03 Jul 2026 00:00:00 GMT' }));
  });
  afterEach(async () => {
    scene.close();
    await server.stop();
  });

  const folder = (name: string) => join(scene.directory, 'cache', name);
  const entryPath = () =>
    join(folder('policies'), readdirSync(folder('policies')).find((name) => name.endsWith('.policy')) ?? '');

  it('asks with ETag and Last-Modified, and takes a 304 for the same', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.reason} ${state.policy?.serial}`, 'current not-modified 7');
    deepEqual(
      server.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
      [
        [undefined, undefined],
        ['"7"', 'Fri, 03 Jul 2026 00:00:00 GMT'],
      ],
    );
  });

  it('a 304 touches one time stamp and nothing else', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    const before = snapshot(folder('.'));
    scene.now += 2 * hour;
    await source.refresh();
    const after = snapshot(folder('.'));
    const entry = [...before.keys()].find((name) => name.endsWith('.policy')) ?? '';
    deepEqual(changed(before, after), [entry]);
    equal(after.get(entry)?.bytes, before.get(entry)?.bytes);
    equal(after.get(entry)?.file, before.get(entry)?.file);
    equal(after.get(entry)?.modified, scene.now);
  });

  it('is not asked again before its time, by this window or the next', async () => {
    await scene.open({ url: server.url }).refresh();
    const other = scene.open({ url: server.url });
    scene.now += hour - 1;
    equal((await other.refresh()).policy?.serial, 7);
    equal(server.requests.length, 1);
    scene.now += 1;
    await other.refresh();
    equal(server.requests.length, 2);
  });

  for (const [header, interval] of [
    ['max-age=60', 5 * minute],
    ['public, max-age=7200', 2 * hour],
    ['max-age=99999999', 24 * hour],
    ['no-cache', hour],
  ] as const) {
    it(`Cache-Control: ${header} is kept for ${interval / minute} minutes, through a restart`, async () => {
      server.behave(serve(policyText(), { 'cache-control': header }));
      equal((await scene.open({ url: server.url }).refresh()).nextCheckAt, scene.now + interval);
      equal((await scene.open({ url: server.url }).load()).nextCheckAt, scene.now + interval);
    });
  }

  it('backs off after failures, with other windows, and starts anew once it works', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    server.behave(status(503, { 'retry-after': '600' }));
    const first = await source.refresh({ force: true });
    equal(first.nextCheckAt, scene.now + 10 * minute + hour);
    const since = scene.now;
    scene.now = first.nextCheckAt ?? 0;
    const second = await scene.open({ url: server.url }).refresh();
    equal(second.nextCheckAt, scene.now + 10 * minute + 2 * hour);
    equal(second.failingSince, since);
    scene.now += minute;
    await source.refresh();
    equal(server.requests.length, 3);
    server.behave(serve(policyText()));
    const mended = await source.refresh({ force: true });
    equal(mended.failingSince, undefined);
    equal(mended.nextCheckAt, scene.now + hour);
    deepEqual(
      readdirSync(folder('policies')).filter((name) => name.includes('attempt')),
      [],
    );
  });

  it('shows no failure that another window has overcome', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    server.behave(status(503));
    await source.refresh({ force: true });
    server.behave(serve(policyText({ serial: 8 })));
    scene.now += 3 * hour;
    await scene.open({ url: server.url }).refresh();
    const state = await source.refresh();
    equal(`${state.status} ${state.policy?.serial}`, 'current 8');
    equal(server.requests.length, 3);
  });

  it('passes over a failure that a newer version noted in words of its own', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    server.behave(status(503));
    await source.refresh({ force: true });
    const noted = readdirSync(folder('policies')).find((name) => name.endsWith('.attempt.json')) ?? '';
    const path = join(folder('policies'), noted);
    writeFileSync(path, readFileSync(path, 'utf8').replace('http-503', 'word-of-a-newer-one'));
    const state = await scene.open({ url: server.url }).load();
    equal(`${state.status} ${state.reason} ${state.policy?.serial}`, 'current ok 7');
  });

  for (const name of ['policies', 'serials']) {
    it(`sweeps up in ${name} what a writer that was killed has left`, async () => {
      await scene.open({ url: server.url }).refresh();
      const left = join(folder(name), 'x.1.abc.tmp');
      writeFileSync(left, 'half');
      utimesSync(left, 1, 1);
      server.behave(serve(policyText({ serial: 8 })));
      await scene.open({ url: server.url }).refresh({ force: true });
      deepEqual(
        readdirSync(folder(name)).filter((file) => file.endsWith('.tmp')),
        [],
      );
    });
  }

  for (const [name, step] of [
    ['forward by a year', 365 * 24 * hour],
    ['back by a year', -365 * 24 * hour],
    ['back by two minutes', -2 * minute],
  ] as const) {
    it(`clock set ${name}: asks once, and then keeps the interval`, async () => {
      const source = scene.open({ url: server.url });
      await source.refresh();
      scene.now += step;
      const state = await source.refresh();
      equal(`${state.status} ${state.fetchedAt}`, `current ${scene.now}`);
      equal(state.nextCheckAt, scene.now + hour);
      await scene.open({ url: server.url }).refresh();
      equal(server.requests.length, 2);
    });
  }

  it('clock set back during an outage: still stale, and asks at a time to come', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    server.behave(status(503));
    await source.refresh({ force: true });
    scene.now -= 24 * hour;
    const state = await source.refresh();
    equal(state.status, 'stale');
    equal(state.failingSince, scene.now);
    equal(state.nextCheckAt, scene.now + 2 * hour);
  });

  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['cut short', (path) => truncateSync(path, statSync(path).size - 10)],
    ['empty', (path) => truncateSync(path, 0)],
    [
      'changed in one byte',
      (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('banned', 'allows'), 'latin1'),
    ],
    [
      'of another URL',
      (path) =>
        writeFileSync(path, readFileSync(path, 'latin1').replace(/"url":"[^"]*"/, '"url":"https://x"'), 'latin1'),
    ],
    ['filled with zeros', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))],
    [
      'of another format',
      (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('"format":1', '"format":2'), 'latin1'),
    ],
  ];
  for (const [name, damage] of damages) {
    it(`a cache that is ${name} is dropped, said, and fetched anew without conditions`, async () => {
      await scene.open({ url: server.url }).refresh();
      damage(entryPath());
      const source = scene.open({ url: server.url });
      const loaded = await source.load();
      equal(`${loaded.status} ${loaded.policy}`, 'none undefined');
      match(loaded.notes.join(), /cached policy was dropped/);
      const state = await source.refresh();
      equal(`${state.status} ${state.reason} ${state.policy?.serial}`, 'current ok 7');
      equal(server.requests.at(-1)?.headers['if-none-match'], undefined);
      equal((await scene.open({ url: server.url }).load()).policy?.serial, 7);
    });
  }

  it('a cache that vanishes under a running window is written anew', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    rmSync(folder('.'), { recursive: true });
    equal((await source.refresh({ force: true })).reason, 'ok');
    equal((await scene.open({ url: server.url }).load()).policy?.serial, 7);
  });

  it('the highest serial outlives the cache', async () => {
    await scene.open({ url: server.url }).refresh();
    rmSync(folder('policies'), { recursive: true });
    server.behave(serve(policyText({ serial: 6 })));
    const state = await scene.open({ url: server.url }).refresh();
    equal(`${state.status} ${state.reason}`, 'none rollback');
    server.behave(serve(policyText({ organization: 'Example' })));
    equal((await scene.open({ url: server.url }).refresh({ force: true })).reason, 'rollback');
    server.behave(serve(policyText()));
    equal((await scene.open({ url: server.url }).refresh({ force: true })).status, 'current');
  });

  it('an older cache put back stays in force, and is asked for without conditions at once', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    const older = readFileSync(entryPath());
    server.behave(serve(policyText({ serial: 8 }), { etag: '"7"' }));
    server.behave((request, response) =>
      serve(policyText({ serial: 8 }), request.headers['if-none-match'] === '"7"' ? {} : { etag: '"8"' })(
        request,
        response,
      ),
    );
    await source.refresh({ force: true });
    writeFileSync(entryPath(), older);
    const path = entryPath();
    utimesSync(path, scene.now / 1000, scene.now / 1000);
    const restarted = scene.open({ url: server.url });
    equal((await restarted.load()).policy?.serial, 7);
    equal((await restarted.refresh()).policy?.serial, 8);
    equal(server.requests.at(-1)?.headers['if-none-match'], undefined);
  });

  it('another URL has another cache and other serials', async () => {
    await scene.open({ url: server.url }).refresh();
    server.behave(serve(policyText({ serial: 1 })));
    equal((await scene.open({ url: `${server.url}?mended` }).refresh()).policy?.serial, 1);
    equal((await scene.open({ url: server.url }).load()).policy?.serial, 7);
  });

  it('the same content in another layout under the same serial is the same policy', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    const { version, organization, serial, rules } = JSON.parse(policyText());
    server.behave(serve(`// moved\n${JSON.stringify({ rules, serial, organization, version })}`));
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.reason}`, 'current ok');
  });

  it('past its expiry it holds, and says so; failing as well, the failure comes first', async () => {
    server.behave(serve(policyText({ expiresAt: '2026-07-03T12:30:00Z' })));
    const source = scene.open({ url: server.url });
    equal((await source.refresh()).expired, false);
    scene.now += 30 * minute;
    const state = await source.load();
    equal(`${state.status} ${state.reason} ${state.expired} ${state.policy?.serial}`, 'expired expired true 7');
    server.behave(status(503));
    const failing = await source.refresh({ force: true });
    equal(`${failing.status} ${failing.expired}`, 'stale true');
  });

  it('without a cache directory everything works from memory', async () => {
    const source = scene.open({ url: server.url, cacheDirectory: undefined });
    equal((await source.refresh()).policy?.serial, 7);
    equal((await source.refresh({ force: true })).reason, 'not-modified');
    server.behave(serve(policyText({ serial: 6 })));
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.reason} ${state.policy?.serial}`, 'refused rollback 7');
    deepEqual(state.notes, []);
  });

  it('once disposed it asks no more, and keeps its last state', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    source.dispose();
    equal((await source.refresh({ force: true })).policy?.serial, 7);
    equal(server.requests.length, 1);
  });

  it('a question that is given up leaves no trace', async () => {
    const source = scene.open({ url: server.url });
    await source.refresh();
    const giveUp = new AbortController();
    server.behave(() => giveUp.abort());
    const state = await source.refresh({ force: true, signal: giveUp.signal });
    equal(`${state.status} ${state.reason} ${state.failingSince}`, 'current ok undefined');
    ok(!readdirSync(folder('policies')).some((name) => /lock|attempt/.test(name)));
  });
});

interface Snapshot {
  readonly bytes: string;
  readonly file: number;
  readonly modified: number;
}

function snapshot(directory: string): Map<string, Snapshot> {
  const found = new Map<string, Snapshot>();
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, name);
    const stat = statSync(path);
    if (!stat.isFile()) continue;
    const bytes = createHash('sha256').update(readFileSync(path)).digest('hex');
    found.set(name, { bytes, file: stat.ino, modified: Math.round(stat.mtimeMs) });
  }
  return found;
}

function changed(before: Map<string, Snapshot>, after: Map<string, Snapshot>): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)));
}

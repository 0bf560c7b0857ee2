import { deepEqual, equal, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { serve, silence, startServer, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { openScene, type Scene } from '../scene';

/** How often a writer is killed; `npm run test:faults` asks for more. */
const kills = Number(process.env['AI_TOOL_POLICY_KILLS'] ?? 2);
const hours = 60 * 60_000;

describe('policy source: several windows, one cache', function () {
  this.timeout(30_000 + kills * 10_000);
  let scene: Scene;
  let server: TestServer;
  let program: string;
  const children = new Set<ChildProcess>();

  before(async () => {
    scene = openScene();
    program = join(scene.directory, 'window.cjs');
    const entry = join(__dirname, 'window.ts');
    await build({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    scene.close();
  });
  beforeEach(async () => {
    server = await startServer(serve(policyText()));
  });
  afterEach(() => server.stop());

  const cache = () => join(scene.directory, `cache-${new URL(server.origin).port}`);

  /** A window in this process; what it shares with the others is the same. */
  const window = () => scene.open({ url: server.url, cacheDirectory: cache() });

  function open(ahead = 0, task: 'once' | 'write' = 'once') {
    const child = spawn(process.execPath, [program, server.url, cache(), `${ahead}`, task], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const ended = new Promise<string>((resolve) => child.once('close', () => resolve(output)));
    return { child, ended, state: async () => JSON.parse((await ended).trim().split('\n').at(-1) ?? '') };
  }

  /** Answers in its own time, so that the windows are all there before the first has its answer. */
  const answerSlowly = (): void => {
    server.behave((request, response) =>
      setTimeout(() => serve(policyText(), { etag: '"7"' })(request, response), 250),
    );
  };

  it('three windows ask once, and once more when it is due', async () => {
    answerSlowly();
    for (const [ahead, requests] of [
      [0, 1],
      [2 * hours, 2],
    ] as const) {
      const states = await Promise.all(Array.from({ length: 3 }, () => open(ahead).state()));
      deepEqual(
        new Set(states.map(({ status, serial, notes }) => `${status} ${serial} ${notes}`)),
        new Set(['current 7 ']),
      );
      equal(server.requests.length, requests);
    }
    deepEqual(leftovers(), []);
  });

  it('the windows back off as one', async () => {
    server.behave((_request, response) => setTimeout(() => response.writeHead(503).end(), 150));
    const states = await Promise.all([window(), window(), window()].map((each) => each.refresh()));
    deepEqual(new Set(states.map(({ status, reason }) => `${status} ${reason}`)), new Set(['none http-503']));
    equal(server.requests.length, 1);
  });

  it('when the window that asks is killed, another takes over at once', async () => {
    const asked = new Promise<void>((resolve) =>
      server.behave((request, response) => {
        silence(request, response);
        resolve();
      }),
    );
    const first = open();
    await asked;
    const second = open();
    first.child.kill('SIGKILL');
    await first.ended;
    server.behave(serve(policyText()));
    equal((await second.state()).serial, 7);
    deepEqual(leftovers(), []);
  });

  const claims: readonly (readonly [string, string, number])[] = [
    ['of another machine, past its time', JSON.stringify({ host: 'elsewhere', pid: 1 }), 46_000],
    ['of a process that is gone', JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }), 0],
    ['of a process that was killed before it could sign', '', 1100],
    ['of a time to come, since the clock was set back', JSON.stringify({ host: 'elsewhere', pid: 1 }), -46_000],
  ];
  for (const [name, mark, age] of claims) {
    it(`a claim ${name}: taken away`, async () => {
      await window().refresh();
      const lock = join(cache(), 'policies', `${readdirSync(join(cache(), 'policies'))[0]?.split('.')[0]}.lock`);
      writeFileSync(lock, mark);
      const made = (Date.now() - age) / 1000;
      utimesSync(lock, made, made);
      equal((await window().refresh({ force: true })).status, 'current');
      ok(!existsSync(lock));
    });
  }

  it('a claim that stands is waited for', async () => {
    await window().refresh();
    const lock = join(cache(), 'policies', `${readdirSync(join(cache(), 'policies'))[0]?.split('.')[0]}.lock`);
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.pid }));
    const waiting = window().refresh({ force: true });
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 120, 'still waiting'))]);
    equal(first, 'still waiting');
    equal(server.requests.length, 1);
    rmSync(lock);
    equal((await waiting).status, 'current');
  });

  it(`a writer killed ${kills} times at random leaves a whole cache`, async () => {
    let serial = 7;
    server.behave((request, response) => {
      serial++;
      serve(policyText({ serial }) + ' '.repeat(serial % 2 === 0 ? 200_000 : 1))(request, response);
    });
    for (let round = 0; round < kills; round++) {
      const before = server.requests.length;
      const writer = open(0, 'write');
      // After some writes and at no particular point of the next one.
      const enough = before + 2 + Math.floor(Math.random() * 8);
      await new Promise<void>((resolve) => {
        const answer = server.requests;
        writer.child.stdout?.on('data', () => {
          if (answer.length >= enough) setTimeout(resolve, Math.random() * 3);
        });
      });
      writer.child.kill('SIGKILL');
      await writer.ended;
      const loaded = await window().load();
      ok((loaded.policy?.serial ?? 0) > 7, `round ${round}: ${loaded.detail}`);
      deepEqual(loaded.notes, []);
    }
    const last = await window().refresh({ force: true });
    equal(last.status, 'current');
  });

  function leftovers(): readonly string[] {
    return readdirSync(join(cache(), 'policies')).filter((name) => /lock|tmp|attempt/.test(name));
  }
});

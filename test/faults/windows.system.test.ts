import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { catalogueBundle } from '../../src/catalogue/bundle.mjs';
import { checkCache, checkShims } from '../editor/ui/kept-whole';
import { skipTest } from '../harness/skip';
import { until } from '../harness/until';
import { serve, startServer, type TestServer } from '../policy-sources/misbehaving-server';
import { policyText } from '../policy-sources/policies';

const windows = 8;
const rounds = Number(process.env['AI_TOOL_POLICY_ROUNDS'] ?? 1);
const day = 24 * 60 * 60_000;

/** How a window says that it stands. */
interface Standing {
  readonly status: string;
  readonly serial: number | undefined;
  readonly said: readonly string[];
  readonly notes: readonly string[];
  readonly held: { readonly outcome: string; readonly why?: string; readonly folder?: string };
  readonly concerns: number;
}

interface Window {
  readonly child: ChildProcess;
  readonly stood: Standing[];
  next(): void;
}

describe('windows that share one storage', function () {
  this.timeout(60_000 + rounds * 10_000);
  let folder: string;
  let program: string;
  let server: TestServer;
  let storage: string;
  let open: Window[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-faults-'));
    program = join(folder, 'window.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'engine-window.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [catalogueBundle({ explained: false })],
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    open = [];
    storage = mkdtempSync(join(folder, 'storage-'));
    server = await startServer(serve(policyText(), { etag: '"7"' }));
  });
  afterEach(async () => {
    for (const { child } of open) child.kill('SIGKILL');
    await server.stop();
  });

  const start = (ahead = 0, at = storage): Window => {
    const child = spawn(process.execPath, [program, server.url, at, `${ahead}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const window: Window = { child, stood: [], next: () => void child.stdin?.write('\n') };
    let text = '';
    child.stdin?.on('error', () => undefined);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      window.stood.push(...lines.map((line) => JSON.parse(line) as Standing));
    });
    open.push(window);
    return window;
  };
  const standing = async (window: Window, count = 1): Promise<Standing> => {
    await until(`round ${count} of a window`, () => window.stood.length >= count, { timeout: 40_000, interval: 20 });
    return window.stood[count - 1] as Standing;
  };

  it(`${windows} at once: one request, one set of scripts, and every one of them has the policy`, async () => {
    server.behave((request, response) =>
      setTimeout(() => serve(policyText(), { etag: '"7"' })(request, response), 500),
    );
    const all = await Promise.all(Array.from({ length: windows }, () => standing(start())));
    deepStrictEqual(
      [...new Set(all.map(({ status, serial, concerns }) => `${status} ${serial} ${concerns}`))],
      ['current 7 1'],
    );
    deepStrictEqual([...new Set(all.map(({ held }) => held.outcome))], ['held']);
    strictEqual(new Set(all.map(({ held }) => held.folder)).size, 1);
    ok(server.requests.length <= 2, `${server.requests.length} requests`);
    ok(checkShims(storage).length > 0);
  });

  it(`killed at random while policies change, ${rounds} times: cache and scripts are whole, and the others go on`, async () => {
    let serial = 7;
    server.behave((request, response) => {
      serial += 1;
      const more = serial % 2 === 0 ? { terminal: 'confirm' } : {};
      const rules = [
        {
          id: 'r',
          tools: ['claude-code'],
          status: 'banned',
          reason: `${serial}`,
          rationaleUrl: 'https://a.example/',
          ...more,
        },
      ];
      serve(policyText({ serial, rules }))(request, response);
    });
    const [survivor] = [start(), start(), start()];
    await Promise.all(open.map((window) => standing(window)));
    for (let round = 0; round < rounds; round += 1) {
      const victims = [start(), start()];
      for (const victim of victims) {
        await standing(victim);
        victim.next();
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      for (const { child } of victims) child.kill('SIGKILL');
      survivor?.next();
      const stood = await standing(survivor as Window, round + 2);
      strictEqual(stood.status, 'current');
      strictEqual(stood.held.outcome, 'held');
      ok((await checkCache(storage, server.url)) > 7);
      checkShims(storage);
    }
  });

  for (const [name, ahead] of [
    ['a year ahead', 365 * day],
    ['a year behind', -365 * day],
  ] as const) {
    it(`one whose clock is ${name} has the policy, and the others keep theirs`, async () => {
      const usual = start();
      await standing(usual);
      const stood = await standing(start(ahead));
      strictEqual(`${stood.serial} ${stood.held.outcome} ${stood.concerns}`, '7 held 1');
      usual.next();
      const after = await standing(usual, 2);
      strictEqual(`${after.status} ${after.serial} ${after.held.outcome}`, 'current 7 held');
      checkShims(storage);
    });
  }

  it('a storage that cannot be made: the policy holds from memory, scripts are left out with why', async function () {
    if (process.platform !== 'linux') skipTest(this, 'there is no place that nobody can write to');
    const stood = await standing(start(0, '/proc/absent/storage'));
    strictEqual(`${stood.status} ${stood.serial} ${stood.concerns} ${stood.held.outcome}`, 'current 7 1 refused');
    ok(stood.held.why?.includes('ENOENT'), stood.held.why);
  });

  const disks: readonly (readonly [name: string, options: string, prepare: (at: string) => void])[] = [
    ['a full disk', 'size=64k', (at) => writeFileSync(join(at, 'filler'), Buffer.alloc(60 * 1024))],
    ['a read-only home', 'size=64k', (at) => execFileSync('mount', ['-o', 'remount,ro', at])],
  ];
  for (const [name, options, prepare] of disks) {
    it(`${name}: the policy holds from memory, and no script is cut short`, async function () {
      if (process.platform !== 'linux' || process.getuid?.() !== 0)
        skipTest(this, 'only root on Linux can mount such a disk');
      const at = join(storage, 'disk');
      mkdirSync(at);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', at], { stdio: 'ignore' });
      } catch {
        skipTest(this, 'this machine lets nobody mount a disk');
      }
      try {
        prepare(at);
        const window = start(0, at);
        const stood = await standing(window);
        strictEqual(`${stood.status} ${stood.serial} ${stood.concerns}`, 'current 7 1');
        ok(stood.said.join().includes('memory'), stood.said.join());
        strictEqual(stood.held.outcome, 'refused');
        if (readdirSync(at).includes('shims')) checkShims(at);
        window.child.kill('SIGKILL');
        await new Promise((resolve) => window.child.once('close', resolve));
      } finally {
        execFileSync('umount', ['-l', at]);
      }
    });
  }
});

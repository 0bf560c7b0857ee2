import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUrlSource } from '../../src/policy-sources/url-source';
import type { BenchRow } from './row';
import { spreadOf } from './timing';

const rounds = 15;
const perRound = 40;

/**
 * What an unchanged policy costs each hour: a whole `refresh` that ends in a 304, in CPU time of this process (the server is
 * another one), and how many files of the cache differ afterwards in content, or in their time stamp alone.
 */
export async function benchRefresh(): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-refresh-'));
  const server = await startServer();
  const source = createUrlSource({
    url: server.url,
    publicKeys: [],
    cacheDirectory: directory,
    readPolicy: async () => (await import('../../src/core/policy/read')).readPolicy,
  });
  try {
    for (let warm = 0; warm < 200; warm++) await expectCurrent(source.refresh({ force: true }));
    const costs: number[] = [];
    const bareCosts: number[] = [];
    for (let round = 0; round < rounds; round++) {
      costs.push(await costOf(() => expectCurrent(source.refresh({ force: true }))));
      bareCosts.push(await costOf(() => fetch(server.url, { headers: { 'if-none-match': '"7"' } })));
    }
    const [before, , after] = [stamps(directory), await source.refresh({ force: true }), stamps(directory)];
    const touched = [...after].filter(([name, stamp]) => before.get(name)?.modified !== stamp.modified);
    const rewritten = [...after].filter(([name, stamp]) => before.get(name)?.file !== stamp.file);
    const [cost, bare] = [spreadOf(costs), spreadOf(bareCosts).median];
    const notDue = await costOf(() => source.refresh());
    return [
      {
        name: 'refresh: 304, CPU',
        ...cost,
        unit: 'ms',
        target: 2,
        against: { name: 'a bare fetch of the same', median: bare },
        dominatedBy: bare * 2 > cost.median ? 'the fetch' : 'the claim and the time stamp in the cache',
      },
      { name: 'refresh: 304, time stamps touched', median: touched.length, unit: '×', target: 1 },
      {
        name: 'refresh: 304, files rewritten, come or gone',
        median: rewritten.length + Math.abs(after.size - before.size),
        unit: '×',
        target: 0,
      },
      { name: 'refresh: not due, CPU', median: notDue, unit: 'ms' },
    ];
  } finally {
    source.dispose();
    server.stop();
    rmSync(directory, { recursive: true });
  }
}

async function expectCurrent(refresh: Promise<{ readonly status: string; readonly reason: string }>): Promise<void> {
  const { status, reason } = await refresh;
  if (status !== 'current') throw new Error(`refresh ended in ${status} (${reason})`);
}

/** Milliseconds of CPU, the mean of several. */
async function costOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < perRound; time++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / perRound;
}

function stamps(directory: string): Map<string, { readonly file: number; readonly modified: number }> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => [name, statSync(join(directory, name))] as const);
  return new Map(
    files.filter(([, stat]) => stat.isFile()).map(([name, stat]) => [name, { file: stat.ino, modified: stat.mtimeMs }]),
  );
}

const program = `
const body = JSON.stringify({ version: 1, organization: 'Example Group', serial: 7, rules: [] });
const server = require('node:http').createServer((request, response) => {
  if (request.headers['if-none-match'] === '"7"') response.writeHead(304, { etag: '"7"' }).end();
  else response.writeHead(200, { etag: '"7"' }).end(body);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
`;

/** Ends by itself when this process does: its standard input closes. */
async function startServer(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', () => reject(new Error('the server did not start')));
  });
  return { url: `http://127.0.0.1:${port}/policy.json`, stop: () => void child.kill() };
}

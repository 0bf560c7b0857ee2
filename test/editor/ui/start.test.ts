import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { isAlive, repositoryRoot } from '../../harness/install/cache';
import { productPackage } from '../../harness/packages';
import { processTree } from '../../harness/processes';
import { skipTest } from '../../harness/skip';
import { until } from '../../harness/until';

describe('npm start', () => {
  it('prints the address to open, serves the workbench and the policy, and ends all of it at Ctrl-C', async function () {
    if (process.platform === 'win32') return skipTest(this, 'Windows has no Ctrl-C that one process can send another');
    const env = { ...process.env, AI_TOOL_POLICY_VSIX: await productPackage() };
    const started = spawn(process.execPath, ['--import', 'tsx', 'test/harness/start.ts'], { cwd: repositoryRoot, env });
    let printed = '';
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
    const ended = new Promise((resolve) => started.once('exit', resolve));
    try {
      await until(
        'the address',
        () => printed.includes('Ctrl-C ends everything'),
        { timeout: 100_000 },
        () => printed,
      );
      const [page, policy] = [/http:\S+folder=\S+/, /http:\S+ai-tool-policy\.json/].map(
        (form) => form.exec(printed)?.[0] ?? '',
      );
      assert.equal((await fetch(page ?? '')).status, 200);
      assert.equal(
        ((await (await fetch(policy ?? '')).json()) as { organization: string }).organization,
        'Example Group',
      );

      const tree = processTree(started.pid ?? 0);
      assert.ok(tree.length > 1, `only ${tree.length} process`);
      started.kill('SIGINT');
      assert.equal(await ended, 0, printed);
      // The service that compiles our TypeScript ends by itself a moment after its parent.
      await until(
        'every process to end',
        () => !tree.some(isAlive),
        { timeout: 5000 },
        () => commandsOf(tree.filter(isAlive)),
      );
      for (const url of [page, policy]) assert.equal(await accepts(url ?? ''), false, `${url} still answers`);
    } finally {
      started.kill('SIGKILL');
    }
  });
});

function commandsOf(pids: readonly number[]): string {
  return execFileSync('ps', ['-o', 'pid=,args=', '-p', pids.join(',')], { encoding: 'utf8' });
}

/** Whether anything listens at the address's port. */
function accepts(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

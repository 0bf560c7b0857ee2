import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { isAlive, repositoryRoot } from '../../harness/install/cache';
import { productPackage } from '../../harness/packages';
import { processTree } from '../../harness/processes';
import { skipTest } from '../../harness/skip';
import { until } from '../../harness/until';
import { openPage } from '../../harness/workbench';
import { extensionsViewOf } from '../../harness/workbench-parts/extensions-view';
import { quickInputOf } from '../../harness/workbench-parts/quick-input';

describe('npm start', () => {
  let started: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  let printed = '';
  const address = (form: RegExp): string => form.exec(printed)?.[0] ?? '';

  before(async function () {
    if (process.platform === 'win32') return skipTest(this, 'Windows has no Ctrl-C that one process can send another');
    const env = { ...process.env, AI_TOOL_POLICY_VSIX: await productPackage() };
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/harness/start.ts'], { cwd: repositoryRoot, env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
    ended = new Promise((resolve) => child.once('exit', resolve));
    started = child;
  });
  after(() => started?.kill('SIGKILL'));

  it('prints the address to open, and serves the workbench and the policy', async () => {
    await until(
      'the address',
      () => printed.includes('Ctrl-C ends everything'),
      { timeout: 100_000 },
      () => printed,
    );
    assert.equal((await fetch(address(workbench))).status, 200);
    const policy = (await (await fetch(address(policyFile))).json()) as { organization: string };
    assert.equal(policy.organization, 'Example Group');
  });

  it('leads from there to the banned extension disabled in three clicks at most', async () => {
    const { page, clicks, close } = await openPage(address(workbench));
    try {
      const toast = (message: string) =>
        page.locator('.notifications-toasts .notification-list-item', { hasText: message });
      await toast('Claude Code is installed.').locator('.monaco-button', { hasText: 'Disable' }).click();
      await toast('Reload the window to stop it now.').locator('.monaco-button', { hasText: 'Reload window' }).click();
      await page.locator('.statusbar-item', { hasText: 'AI policy: 3 banned' }).waitFor();
      assert.ok(clicks() > 0 && clicks() <= 3, `${clicks()} clicks`);
      const listed = await extensionsViewOf(page, quickInputOf(page)).search('@installed claude');
      assert.deepEqual(
        listed.map(({ name, state }) => [name, state]),
        [['Claude Code (stand-in)', 'disabled']],
      );
    } finally {
      await close();
    }
  });

  it('ends all of it at Ctrl-C', async () => {
    const tree = processTree(started?.pid ?? 0);
    assert.ok(tree.length > 1, `only ${tree.length} process`);
    started?.kill('SIGINT');
    assert.equal(await ended, 0, printed);
    // The service that compiles our TypeScript ends by itself a moment after its parent.
    await until(
      'every process to end',
      () => !tree.some(isAlive),
      { timeout: 5000 },
      () => commandsOf(tree.filter(isAlive)),
    );
    for (const form of [workbench, policyFile]) {
      assert.equal(await accepts(address(form)), false, `${address(form)} still answers`);
    }
  });
});

/** As they are printed. */
const workbench = /http:\S+folder=\S+/;
const policyFile = /http:\S+ai-tool-policy\.json/;

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

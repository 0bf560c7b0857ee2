import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endExtensionHosts, extensionHosts } from '../../harness/extension-hosts';
import { skipTest } from '../../harness/skip';
import { until } from '../../harness/until';
import { checkCache, checkShims, storageOf } from './kept-whole';
import { newerProduct, newerVersion } from './newer-product';
import { bannedPolicy, statusItem, useProduct } from './product';
import { watchSockets } from './sockets';

/** How often an extension host is killed; `npm run test:faults` asks for more. */
const kills = Number(process.env['AI_TOOL_POLICY_HOST_KILLS'] ?? 2);

/** How many windows are opened at once; none in the short form. */
const pages = Number(process.env['AI_TOOL_POLICY_PAGES'] ?? 0);

const ours = '\n    "anthropic.claude-code": false';

/** What a person has written, with comments and room: writing it takes long enough to be killed in the middle. */
function settingsText(url: string, remarks: string, entry: string): string {
  return `{
  // mine
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "aiToolPolicy.policyUrl": "${url}",
  "extensions.allowed": {
    "*": true, // everything else
    "other.extension": ["1.0.0" /* the good one */]${entry === '' ? '' : ','}${entry}
  }
}
${remarks}${tail}`;
}

const tail = `// ${'the end '.repeat(500_000)}\n`;

/** Without its long end, for messages. */
function shown(text: string): string {
  return text.endsWith(tail)
    ? text.slice(0, -tail.length)
    : `${text.slice(0, 1500)} [${text.length} characters, not to its end]`;
}

describe('the extension host on a bad day', function () {
  this.timeout(400_000 + kills * 60_000 + pages * 60_000);
  const product = useProduct(['stand-in-dormant', 'goes-back-and-forth']);
  let remarks = '';

  before(function () {
    if (process.platform !== 'linux') skipTest(this, 'the extension host’s process is found through /proc');
  });

  it('speaks to nobody but the server of the policy, from its start on', async () => {
    const { workbench, policy } = product();
    const { server, page } = workbench;
    await page.goto('about:blank');
    await endExtensionHosts(server.home);
    // Looking for processes costs more than looking at one: the one that is there stays.
    let known: readonly number[] = [];
    const sockets = watchSockets(() => {
      if (known.length === 0) known = extensionHosts(server.home);
      return known;
    });
    // A long answer, so that the connection is there to be seen.
    policy.answer({ delay: 300 });
    await page.goto(server.url);
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await workbench.runCommand('AI Tool Policy: Disable an extension that the policy concerns');
    await workbench.quickInput.pick('Claude Code');
    await workbench.notifications.wait('Claude Code is disabled.');
    await workbench.terminal.open();
    await workbench.terminal.type('claude --version');
    await workbench.terminal.wait('2.1.91 (Claude Code, stand-in)');
    const { looks, seen } = sockets.stop();
    policy.answer({ delay: 0 });
    ok(looks > 50, `${looks} looks`);
    const others = seen
      // The window's own connection, which VS Code's server hands to the process.
      .filter(({ local }) => !local.endsWith(`:${server.port}`))
      // A socket that was just made, or listens, has no other end.
      .map(({ protocol, local, remote }) =>
        /^(0\.0\.0\.0|0{32}):0$/.test(remote) ? `${protocol} at ${local}` : remote,
      );
    deepStrictEqual([...new Set(others)], [new URL(policy.origin).host]);
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
  });

  it('a newer version that is installed meanwhile runs in the next window, and disturbs nothing', async () => {
    const { workbench, policy } = product();
    const { server, page } = workbench;
    const storage = storageOf(server.userDataFolder);
    const before = checkShims(storage);
    ok(before.length > 0);
    await server.install([await newerProduct(server.extensionsFolder)]);
    ok(readFileSync(join(server.extensionsFolder, 'extensions.json'), 'utf8').includes(newerVersion));
    const next = await page.context().newPage();
    await next.goto(server.url);
    await next.locator(`.statusbar-item[id="${statusItem}"]`, { hasText: '1 banned' }).waitFor();
    // The older one runs on in the first window, on the same storage.
    const { all } = policy.count();
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await until('the policy to be asked for', () => policy.count().all > all);
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    strictEqual(await checkCache(storage, policy.url), bannedPolicy.serial);
    const after = checkShims(storage);
    for (const script of before) ok(after.includes(script), `${script} is gone`);
    await next.close();
  });

  it(`${pages} windows at once show the same`, async function () {
    if (pages === 0) skipTest(this, 'eight windows of VS Code take minutes: `npm run test:faults`');
    const { workbench, policy } = product();
    const { all } = policy.count();
    const opened = await Promise.all(Array.from({ length: pages }, () => workbench.page.context().newPage()));
    await Promise.all(opened.map((each) => each.goto(workbench.server.url, { timeout: 300_000 })));
    for (const each of opened)
      await each.locator(`.statusbar-item[id="${statusItem}"]`, { hasText: '1 banned' }).waitFor({ timeout: 300_000 });
    // The storage has a policy that holds for now: none of them needs to ask.
    ok(policy.count().all - all <= 2, `${policy.count().all - all} requests`);
    const storage = storageOf(workbench.server.userDataFolder);
    strictEqual(await checkCache(storage, policy.url), bannedPolicy.serial);
    ok(checkShims(storage).length > 0);
    for (const each of opened) await each.close();
  });

  it(`killed ${kills} times while it disables, enables and takes new policies, leaves settings, cache and scripts whole`, async () => {
    const { workbench, policy } = product();
    const { server, page } = workbench;
    const steps = join(server.workspaceFolder, 'steps');
    const go = join(server.workspaceFolder, 'back-and-forth');
    const storage = storageOf(server.userDataFolder);
    let serial = bannedPolicy.serial;
    writeFileSync(go, '');
    for (let round = 0; round < kills; round += 1) {
      // Written while nobody runs: what a person has just done is theirs.
      await page.goto('about:blank');
      await endExtensionHosts(server.home);
      remarks += `// round ${round}\n`;
      writeFileSync(server.settingsFile, settingsText(policy.url, remarks, ''));
      serial += 1;
      policy.answer({
        body: { ...bannedPolicy, serial, homepage: `https://intranet.example/${'x'.repeat(round * 97)}` },
      });
      rmSync(steps, { force: true });

      await page.goto(server.url);
      await until('some steps', () => existsSync(steps) && readFileSync(steps, 'utf8').split('\n').length > 3);
      const [host] = extensionHosts(server.home);
      ok(host !== undefined, 'the extension host is found');
      // Now and then at any moment, else as the settings file begins to change: the worst of them.
      await (round % 3 === 2 ? anyMoment() : changeOf(server.settingsFile));
      process.kill(host, 'SIGKILL');
      // The window lives on, and ends what it was asked to write.
      const accepted = ['', ours].map((each) => shown(settingsText(policy.url, remarks, each)));
      const settings = () => shown(readFileSync(server.settingsFile, 'utf8'));
      await until('the settings to be whole', () => accepted.includes(settings()), {}, settings);
      const kept = await checkCache(storage, policy.url);
      ok(kept <= serial && kept >= bannedPolicy.serial, `round ${round}: ${kept}`);
      ok(checkShims(storage).length > 0, `round ${round}: there are scripts`);
    }
    rmSync(go);
  });

  // What was disabled in a killed round is not taken back here: the memory of a window in a browser is the page's own database,
  // which a page that is closed in haste does not always write. A desktop VS Code keeps it in a process of its own.
  it('afterwards it disables, and takes back to the letter', async () => {
    const { workbench, policy } = product();
    const { server, page } = workbench;
    await page.goto('about:blank');
    await endExtensionHosts(server.home);
    writeFileSync(server.settingsFile, settingsText(policy.url, remarks, ''));
    await page.goto(server.url);
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    await workbench.runCommand('AI Tool Policy: Disable an extension that the policy concerns');
    await workbench.quickInput.pick('Claude Code');
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual(shown(readFileSync(server.settingsFile, 'utf8')), shown(settingsText(policy.url, remarks, '')));
  });
});

function anyMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
}

function changeOf(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(dirname(file));
    const late = setTimeout(() => reject(new Error(`${file} did not change.`)), 120_000);
    watcher.on('change', (_event, name) => {
      if (name !== 'settings.json') return;
      watcher.close();
      clearTimeout(late);
      resolve();
    });
  });
}

import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../harness/install/cache';
import { until } from '../../harness/until';
import { bannedPolicy, statusItem, useProduct } from './product';

describe('a banned command in the terminal', () => {
  const product = useProduct([]);

  it('claude --version is told about before it starts', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await until('the script named claude', () => hasShim(workbench.server.userDataFolder));
    await workbench.terminal.open();
    await workbench.terminal.type('claude --version');
    const shown = (await workbench.terminal.wait('2.1.91 (Claude Code, stand-in)')).replace(/\n│ /g, ' ');
    const places = [
      '┌ AI tool policy · Example Group',
      'Claude Code is banned since 10 July 2026.',
      'Alleged backdoor risk; see the security notice.',
      'Use Qoder instead (qodercli). Why: https://intranet.example/ai-tools/claude-code',
      '└ Continuing in this terminal is your decision.',
      '2.1.91 (Claude Code, stand-in)',
    ].map((text) => shown.indexOf(text));
    ok(
      places.every((place, index) => place > (places[index - 1] ?? -1)),
      `${places} in\n${shown}`,
    );
    await workbench.screenshot('terminal-shim');
  });

  it('and not again by a notification; by its path, which goes past the shim, it has one; as data, none', async () => {
    const { workbench } = product();
    await workbench.terminal.type('claude');
    await workbench.terminal.wait('This is a stand-in for Claude Code.');
    await workbench.terminal.type('echo claude; echo do""ne');
    await workbench.terminal.wait(/^done/m);
    // Reported after those: once its notice is there, the others would have had theirs.
    await workbench.terminal.type(`'${join(repositoryRoot, 'test', 'fixtures', 'bin', 'claude')}' --version`);
    const notification = await workbench.notifications.wait('Claude Code was started in the terminal.');
    match(notification.message, /Example Group has banned it since 10 July 2026\. “Alleged backdoor risk/);
    deepStrictEqual(notification.buttons, ['Why?', 'Use Qoder']);
    const shown = (await workbench.notifications.all()).filter(({ message }) => message.includes('Claude Code'));
    strictEqual(shown.length, 1);
    await workbench.screenshot('terminal-notice');
  });

  it('under a rule that asks, no is the default and yes goes on', async () => {
    const { workbench, policy } = product();
    const rules = bannedPolicy.rules.map((rule) => ({ ...rule, terminal: 'confirm' }));
    policy.answer({ body: { ...bannedPolicy, serial: 8, rules } });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    // This terminal keeps the old folder on its PATH, which lets everything pass once the new one is in place.
    await workbench.terminal.type('while grep -q banned "$(command -v claude)"; do sleep 0.1; done; echo lets pa""ss');
    await workbench.terminal.wait(/^lets pass/m);

    await workbench.terminal.open();
    await workbench.terminal.type('claude --version');
    await workbench.terminal.wait('Run it anyway? [y/N]');
    await workbench.terminal.type('');
    await workbench.terminal.wait('It was not started (exit code 126).');
    await workbench.terminal.type('claude --version');
    await workbench.terminal.wait(/y\/N[\s\S]*y\/N/);
    await workbench.terminal.type('y');
    await workbench.terminal.wait('2.1.91 (Claude Code, stand-in)');
    await workbench.screenshot('terminal-shim-asks');
  });

  it('without a policy there is none', async () => {
    const { workbench, policy } = product();
    policy.answer({ body: { ...bannedPolicy, serial: 9, rules: [] } });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await workbench.terminal.type('while grep -q banned "$(command -v claude)"; do sleep 0.1; done; echo lets pa""ss');
    await workbench.terminal.wait(/^lets pass/m);
    await workbench.terminal.open();
    await workbench.terminal.type('command -v claude; echo do""ne');
    const shown = await workbench.terminal.wait(/^done/m);
    deepStrictEqual(shown.match(/shims/g), null);
  });

  it('a start that fails is said, with a way to the log', async () => {
    const { workbench } = product();
    await breakEngine(workbench.server.extensionsFolder);
    await workbench.reload();
    const said = 'AI Tool Policy could not start, so nothing is checked here.';
    const notification = await workbench.notifications.wait(said);
    strictEqual(notification.severity, 'error');
    await workbench.screenshot('failed-start');
    await workbench.notifications.click(said, 'Show log');
    await workbench.page.locator('.panel .output-view, .output-view').first().waitFor();
  });
});

/** A terminal that opens before the scripts are written has none of them on its PATH until it is opened again. */
async function hasShim(userDataFolder: string): Promise<boolean> {
  const storage = join(userDataFolder, 'User', 'globalStorage', 'ai-tool-policy.ai-tool-policy');
  const files = await readdir(storage, { recursive: true });
  return files.some((file) => /[\\/]claude$/.test(file));
}

/** As a broken disk or a half-done update would. */
async function breakEngine(extensionsFolder: string): Promise<void> {
  const folder = (await readdir(extensionsFolder)).find((name) => name.startsWith('ai-tool-policy.'));
  if (folder === undefined) throw new Error(`The product is not in ${extensionsFolder}.`);
  await writeFile(join(extensionsFolder, folder, 'dist', 'engine.js'), 'throw new Error("broken on purpose");');
}

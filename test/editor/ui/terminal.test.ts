import { deepStrictEqual, match } from 'node:assert/strict';
import { join } from 'node:path';
import { repositoryRoot } from '../../harness/install/cache';
import { statusItem, useProduct } from './product';

/** By its path, which goes past the shim: what a shim tells in the terminal is not told again. */
const claude = `'${join(repositoryRoot, 'test', 'fixtures', 'bin', 'claude')}'`;

describe('a banned command in the terminal', () => {
  const product = useProduct([]);

  it('brings up its notice', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await workbench.terminal.open();
    await workbench.terminal.type(`${claude} --version`);
    await workbench.terminal.wait('2.1.91 (Claude Code, stand-in)');
    const notification = await workbench.notifications.wait('Claude Code was started in the terminal.');
    match(notification.message, /Example Group has banned it since 10 July 2026\. “Alleged backdoor risk/);
    deepStrictEqual(notification.buttons, ['Why?', 'Use Qoder']);
    await workbench.screenshot('terminal-notice');
  });

  it('the name as data brings up nothing', async () => {
    const { workbench } = product();
    await workbench.notifications.clear();
    await workbench.terminal.type('echo claude; echo do""ne');
    await workbench.terminal.wait(/^done/m);
    // The command that follows is reported after this one: once its notice is there, this one would have had its own.
    await workbench.terminal.type(claude);
    await workbench.notifications.wait('Claude Code was started in the terminal.');
    const shown = (await workbench.notifications.all()).filter(({ message }) => message.includes('Claude Code'));
    deepStrictEqual(shown.length, 1);
  });
});

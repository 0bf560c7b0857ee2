import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';

describe('disabling a banned extension that is active', () => {
  const product = useProduct(['stand-in-activated'], {
    settings: { 'extensions.allowed': { '*': true, 'other.extension': ['1.0.0'] } },
  });

  it('a notification says what was found, who says so and why, with three ways on', async () => {
    const { workbench } = product();
    const notification = await workbench.notifications.wait(found);
    match(notification.message, /“Alleged backdoor risk; see the security notice\.”/);
    deepStrictEqual(notification.buttons, ['Disable', 'Why?', 'Use Qoder']);
    await workbench.screenshot('notification');
  });

  it('the status item counts it, in red', async () => {
    const { workbench } = product();
    const item = await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    strictEqual(item.background, 'error');
    deepStrictEqual(item.icons, ['error']);
    match(item.label, /Example Group has banned it/);
  });

  it('Disable writes the setting, keeps what stood there, and offers the reload', async () => {
    const { workbench } = product();
    await workbench.notifications.click(found, 'Disable');
    const notification = await workbench.notifications.wait(
      'Claude Code is disabled. Reload the window to stop it now.',
    );
    deepStrictEqual(notification.buttons, ['Reload window', 'Undo']);
    await workbench.screenshot('reload-offered');
    deepStrictEqual((await workbench.server.readSettings())['extensions.allowed'], {
      '*': true,
      'other.extension': ['1.0.0'],
      'anthropic.claude-code': false,
    });
  });

  it('Reload window: gone from the editor’s own list, the status item is clean, and nothing interrupts again', async () => {
    const { workbench } = product();
    await workbench.whileReloading(() => workbench.notifications.click('Reload the window', 'Reload window'));
    await workbench.statusBar.wait(statusItem, ({ text, background }) => text === 'AI policy' && background === 'none');
    const listed = await workbench.extensionsView.search('@installed claude');
    deepStrictEqual(
      listed.map(({ name, state }) => ({ name, state })),
      [{ name: 'Claude Code (stand-in)', state: 'disabled' }],
    );
    await workbench.screenshot('after-reload');
    const shown = await workbench.notifications.all();
    ok(!shown.some(({ message }) => message.includes('Claude Code is installed')));
  });

  it('the findings view shows it as disabled by the setting', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Show findings');
    const row = workbench.page.locator('.monaco-list-row', { hasText: 'disabled by extensions.allowed' });
    await row.waitFor();
    await workbench.screenshot('findings-disabled');
  });

  it('Enable again restores exactly what was there', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Enable again what was disabled from here');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    deepStrictEqual((await workbench.server.readSettings())['extensions.allowed'], {
      '*': true,
      'other.extension': ['1.0.0'],
    });
  });
});

describe('disabling a banned extension that never ran', () => {
  const product = useProduct(['stand-in-dormant']);

  it('Disable ends it without any reload', async () => {
    const { workbench } = product();
    await workbench.notifications.click(found, 'Disable');
    const notification = await workbench.notifications.wait('Claude Code is disabled.');
    deepStrictEqual(notification.buttons, ['Undo']);
    await workbench.statusBar.wait(statusItem, ({ text, background }) => text === 'AI policy' && background === 'none');
    await workbench.screenshot('disabled-without-reload');
    deepStrictEqual((await workbench.server.readSettings())['extensions.allowed'], {
      '*': true,
      'anthropic.claude-code': false,
    });
  });

  it('Undo takes the setting away again, since there was none', async () => {
    const { workbench } = product();
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual((await workbench.server.readSettings())['extensions.allowed'], undefined);
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
  });
});

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { until } from '../../harness/until';
import { policyWith, statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';
const elsewhere = policyWith(7, { id: 'cline', tools: ['cline'] });

describe('the manners of a notification', () => {
  const product = useProduct(['stand-in-dormant'], {}, elsewhere);
  const refreshed = async (serial: number): Promise<void> => {
    const { workbench, policy } = product();
    policy.answer({ body: policyWith(serial, {}) });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
  };

  it('it takes the focus from nobody who types', async () => {
    const { workbench } = product();
    const { page, notifications, statusBar } = workbench;
    await statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await workbench.runCommand('File: New Untitled Text File');
    const editor = page.locator('.editor-group-container.active .monaco-editor');
    await editor.locator('.view-lines').click();
    await page.keyboard.type('before ');
    await refreshed(8);
    await page.locator('.notifications-toasts .notification-list-item', { hasText: found }).waitFor();
    await page.keyboard.type('after');
    await until(
      'all of what was typed',
      async () =>
        (await editor.locator('.view-line').allTextContents()).join('').replaceAll('\u00a0', ' ') === 'before after',
      {},
      () => editor.locator('.view-line').allTextContents(),
    );
    await workbench.screenshot('notification-beside-typing');
    await notifications.clear();
  });

  it('it waits behind the bell where one does not want to be disturbed', async () => {
    const { workbench } = product();
    const { page, notifications, statusBar } = workbench;
    await workbench.runCommand('Notifications: Toggle Do Not Disturb Mode');
    await refreshed(9);
    await statusBar.wait(statusItem, ({ label }) => label.includes('(serial 9)'));
    const toasts = page.locator('.notifications-toasts .notification-list-item');
    strictEqual(await toasts.count(), 0);
    const { buttons } = await notifications.wait(found);
    deepStrictEqual(buttons, ['Disable', 'Why?', 'Use Qoder']);
    strictEqual(await toasts.count(), 0);
    await workbench.screenshot('do-not-disturb');
  });
});

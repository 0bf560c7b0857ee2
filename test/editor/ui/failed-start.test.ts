import { ok } from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statusItem, useProduct } from './product';

describe('a start that fails', () => {
  const product = useProduct([]);

  it('is said, with a way to the log', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await breakEngine(workbench.server.extensionsFolder);
    await workbench.reload();
    const said = 'AI Tool Policy could not start, so nothing is checked here.';
    const notification = await workbench.notifications.wait(said);
    ok(notification.severity === 'error');
    await workbench.screenshot('failed-start');
    await workbench.notifications.click(said, 'Show log');
    await workbench.page.locator('.panel .output-view, .output-view').first().waitFor({ timeout: 30_000 });
  });
});

/** As a broken disk or a half-done update would. */
async function breakEngine(extensionsFolder: string): Promise<void> {
  const folder = (await readdir(extensionsFolder)).find((name) => name.startsWith('ai-tool-policy.'));
  if (folder === undefined) throw new Error(`The product is not in ${extensionsFolder}.`);
  await writeFile(join(extensionsFolder, folder, 'dist', 'engine.js'), 'throw new Error("broken on purpose");');
}

import { readFile, writeFile } from 'node:fs/promises';
import { extensionId, sampleItemId, statusBarItemId } from '../../src/vscode/contributions';
import type { OwnWords } from './display-language';
import type { Workbench } from './workbench';

const policyFile = 'organisation.ai-tool-policy.json';

/** The policy's page, beside the workspace's files. */
export async function takePolicyPage(
  { page, runCommand }: Workbench,
  showPolicy: string,
  take: (name: string) => Promise<void>,
): Promise<void> {
  await runCommand('View: Show Explorer');
  await runCommand(showPolicy);
  const shown = page.frameLocator('iframe.webview.ready').frameLocator('iframe').getByRole('heading', { level: 1 });
  await shown.waitFor({ timeout: 60_000 });
  await take('policy-page');
  await runCommand('View: Close All Editors');
}

/** The pictures of the walkthroughs that the README has not: a policy in the editor, a sample in force. */
export async function takeWalkthroughs(
  workbench: Workbench,
  { t, command }: OwnWords,
  take: (name: string) => Promise<void>,
): Promise<void> {
  const { page, notifications, statusBar, server } = workbench;
  await notifications.clear();

  const settings: unknown = JSON.parse(await readFile(server.settingsFile, 'utf8'));
  const without = { ...(settings as object), 'aiToolPolicy.policyUrl': '', 'extensions.allowed': { '*': true } };
  await writeFile(server.settingsFile, JSON.stringify(without));
  await workbench.reload();
  await statusBar.wait(`${extensionId}.${statusBarItemId}`, ({ text }) => text.includes(t('No AI policy')));
  await workbench.runCommand(command('trySample'));
  await notifications.wait(t('{0} is installed.', 'Sample Assistant'));
  await statusBar.wait(`${extensionId}.${sampleItemId}`, () => true);
  await take('sample');
  await workbench.runCommand(command('endSample'));
  await notifications.wait(t('The sample has ended. Nothing of it is left.'));
  await notifications.clear();

  await workbench.runCommand(command('newPolicy'));
  await page.locator(`.tab.active[data-resource-name="${policyFile}"]`).waitFor({ timeout: 20_000 });
  await suggestionsForStatus(workbench);
  await take('policy-file');
}

/** The editor offers what a rule's status may be. */
async function suggestionsForStatus({ page }: Workbench): Promise<void> {
  const line = page.locator('.view-line', { hasText: '"banned"' }).first();
  await line.locator('span', { hasText: '"banned"' }).last().click();
  // At the beginning of the word, or only what begins alike is offered.
  await page.keyboard.press('ControlOrMeta+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+Space');
  await page
    .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'restricted' })
    .waitFor({ timeout: 20_000 });
}

import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { sampleItemId } from '../../../src/vscode/contributions';
import { until } from '../../harness/until';
import type { Workbench } from '../../harness/workbench';
import { statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';
const sampleFound = 'Sample Assistant is installed. Sample Organisation (not yours) has banned it since 10 July 2026.';
const sampleItem = statusItem.replace(/[^.]+$/, sampleItemId.replace(/^.*\./, ''));
const secret = 'hunter2';

describe('what a person can read and keep', () => {
  const product = useProduct(['stand-in-dormant'], {
    settings: { 'aiToolPolicy.authenticationScope': `api://me:${secret}@policy.example/read?key=${secret}` },
  });

  it('the notices that were shown, with the answer to each', async () => {
    const { workbench } = product();
    await workbench.notifications.wait(found);
    await workbench.runCommand('AI Tool Policy: Show notices that were shown');
    ok((await shownPage(workbench, 'Notices shown')).includes('no answer noted'));
    await workbench.notifications.click(found, 'Disable');
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    await workbench.runCommand('AI Tool Policy: Show notices that were shown');
    const text = await until('the answer on the page', async () => {
      const now = await shownPage(workbench, 'Notices shown');
      return now.includes('you chose “Disable”') ? now : undefined;
    });
    ok(text.includes(found), text);
    await workbench.screenshot('notices-shown');
  });

  it('a report of what was found, to a file', async () => {
    const { workbench } = product();
    await workbench.notifications.clear();
    const { workspaceFolder } = workbench.server;
    const reports = { CSV: 'csv', Markdown: 'md', JSON: 'json' } as const;
    for (const [format, extension] of Object.entries(reports)) {
      const file = join(workspaceFolder, `found.${extension}`);
      await workbench.runCommand('AI Tool Policy: Export report');
      await workbench.quickInput.pick(`${format} file`);
      await answerSaveDialog(workbench, `ai-tools-found.${extension}`, file);
      await workbench.notifications.wait('The report is written. Nothing was sent.');
      await workbench.notifications.clear();
      const text = await readFile(file, 'utf8');
      ok(text.includes('Claude Code'), text);
      match(text, /banned/);
    }
    const json = JSON.parse(await readFile(join(workspaceFolder, 'found.json'), 'utf8')) as {
      readonly rules: readonly { readonly rule: string; readonly findings: readonly object[] }[];
    };
    deepStrictEqual(
      json.rules.map(({ rule, findings }) => [rule, findings.length]),
      [['claude-code', 1]],
    );
  });

  it('a diagnosis, without secrets, that nobody can edit', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Diagnose');
    const text = await shownPage(workbench, 'Diagnosis');
    ok(!text.includes(secret), text);
    for (const part of [
      'organization: Example Group, serial 7',
      'api://***@policy.example/read?***',
      'not seen: those of other profiles',
    ]) {
      ok(text.includes(part), `no “${part}” in:\n${text}`);
    }
    await workbench.screenshot('diagnosis');
    await workbench.page.keyboard.type('x');
    ok(!(await workbench.page.locator('.tab.active').getAttribute('class'))?.includes('dirty'));
  });

  it('no sample beside a policy', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Try a sample policy');
    await workbench.notifications.wait('A policy is configured here, so the sample is not shown');
    equal(await workbench.page.locator(`[id="${sampleItem}"]`).count(), 0);
  });
});

describe('a sample policy', () => {
  const product = useProduct([], {
    settings: { 'aiToolPolicy.policyUrl': '', 'extensions.allowed': { 'ai-tool-policy': true } },
  });
  let before: string;

  it('can be tried from the walkthrough, whose step is then done', async () => {
    const { workbench } = product();
    const { page, quickInput } = workbench;
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('No AI policy'));
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await quickInput.pick('AI Tool Policy: for developers');
    const step = page.locator('.getting-started-step', { hasText: 'See it on a made-up example' });
    await step.click();
    await workbench.screenshot('walkthrough');
    await step.locator('.monaco-button', { hasText: 'Try a sample policy' }).click();
    await workbench.notifications.wait(sampleFound);
    await step.locator('.codicon-getting-started-step-checked.complete').waitFor();
    await workbench.notifications.click('A sample policy is in force in this window.', 'End the sample');
    await workbench.notifications.wait('The sample has ended. Nothing of it is left.');
    await workbench.notifications.clear();
  });

  it('shows itself on made-up things, marked as a sample', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('No AI policy'));
    before = `// mine\n${await readFile(workbench.server.settingsFile, 'utf8')}`;
    await writeFile(workbench.server.settingsFile, before);
    await workbench.reload();
    await workbench.runCommand('AI Tool Policy: Try a sample policy');
    await workbench.notifications.wait(sampleFound);
    await workbench.statusBar.wait(
      statusItem,
      ({ text, background }) => text.includes('1 banned') && background === 'error',
    );
    await workbench.statusBar.wait(sampleItem, ({ text }) => text === 'Sample policy: end');
    await workbench.screenshot('sample');
  });

  it('tells of its command in a terminal', async () => {
    const { terminal } = product().workbench;
    await terminal.open();
    await terminal.type('sample-assistant');
    // There is no such program, which the terminal says as well.
    await terminal.wait(/no such program is on the PATH\. \(AI tool policy · Sample Organisation \(not yours\)/);
    await terminal.type('exit');
  });

  it('lets what it shows be disabled', async () => {
    const { workbench } = product();
    await workbench.notifications.click(sampleFound, 'Disable');
    await workbench.notifications.wait('Sample Assistant is disabled.');
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 to check'));
    const { 'extensions.allowed': allowed } = parse(await readFile(workbench.server.settingsFile, 'utf8'));
    deepStrictEqual(allowed, { 'ai-tool-policy': true, 'sample-vendor.sample-assistant': false });
  });

  it('leaves nothing behind when it is ended', async () => {
    const { workbench } = product();
    await workbench.statusBar.click(sampleItem);
    await workbench.notifications.wait('The sample has ended. Nothing of it is left.');
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('No AI policy'));
    equal(await workbench.page.locator(`[id="${sampleItem}"]`).count(), 0);
    equal(await readFile(workbench.server.settingsFile, 'utf8'), before);
    await workbench.runCommand('AI Tool Policy: Show notices that were shown');
    ok((await shownPage(workbench, 'Notices shown')).includes('None was shown so far.'));
  });

  it('nor when the window is reloaded in the midst of it', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Try a sample policy');
    await workbench.notifications.click(sampleFound, 'Disable');
    await workbench.notifications.wait('Sample Assistant is disabled.');
    await workbench.reload();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('No AI policy'));
    await until(
      'the settings as they were',
      async () => (await readFile(workbench.server.settingsFile, 'utf8')) === before,
    );
  });
});

/** The dialog opens as a box for text, and puts its proposal there a moment after it shows. */
async function answerSaveDialog({ page, quickInput }: Workbench, proposal: string, file: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await until('the proposed name', async () => (await input.inputValue()).includes(proposal));
  await quickInput.answer(file);
}

/** The text of a page of ours, all of it: an editor draws the lines only that one sees, so it is copied. */
async function shownPage({ page }: Workbench, name: string): Promise<string> {
  await page.locator(`.tab.active[data-resource-name="${name}.txt"]`).waitFor();
  await page.locator('.editor-group-container.active .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  return page.evaluate('navigator.clipboard.readText()');
}

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, inDialog, policyWith, statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';

describe('an extension that is disabled, under settings with comments', () => {
  const product = useProduct(['stand-in-dormant']);
  const settings = (url: string, entry: string, comma: string) => `{
  // mine
  "security.workspace.trust.enabled": false,
  "aiToolPolicy.policyUrl": "${url}",
  "extensions.allowed": {
    // everything else
    "*": true, // really
    "other.extension": ["1.0.0" /* the good one */]${comma} // last${entry}
    /* the end */
  }
}
`;
  const ours = '\n    "anthropic.claude-code": false';

  it('keeps them to the letter', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.wait(found);
    await writeFile(workbench.server.settingsFile, settings(policy.url, '', ''));
    await workbench.reload();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    await disableByCommand(workbench);
    strictEqual(await readFile(workbench.server.settingsFile, 'utf8'), settings(policy.url, ours, ','));
    strictEqual(await workbench.page.locator('.tab').count(), 0, 'no editor was opened');
  });

  it('and taking it back', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual(await readFile(workbench.server.settingsFile, 'utf8'), settings(policy.url, '', ''));
  });

  it('when the ban is lifted, what was disabled is offered back, once', async () => {
    const { workbench, policy } = product();
    const lifted = 'Example Group allows Claude Code again. You disabled it on';
    await workbench.notifications.clear();
    await disableByCommand(workbench);
    policy.answer({ body: { ...bannedPolicy, serial: 8, rules: [] } });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    const { buttons } = await workbench.notifications.wait(lifted);
    deepStrictEqual(buttons, ['Enable again']);
    await workbench.screenshot('lifted');
    await workbench.notifications.click(lifted, 'Enable again');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual(await readFile(workbench.server.settingsFile, 'utf8'), settings(policy.url, '', ''));
  });
});

describe('a restricted extension', () => {
  const exceptionUrl =
    'https://intranet.example/exception?tool={tool}&item={item}&version={version}&rule={rule}&repository={repository}';
  const product = useProduct(['stand-in-dormant'], {}, policyWith(7, { status: 'restricted' }, { exceptionUrl }));
  const restricted = 'Claude Code is installed. Example Group allows Claude Code only with approval.';

  it('offers to note an approval, to request one, and the reason', async () => {
    const { workbench } = product();
    const { buttons } = await workbench.notifications.wait(restricted);
    deepStrictEqual(buttons, ['I have approval', 'Request', 'Why?']);
  });

  it('Request opens the page that the policy names, filled in, and shows the link', async () => {
    const { workbench } = product();
    const { page, server } = workbench;
    await mkdir(join(server.workspaceFolder, '.git'), { recursive: true });
    await writeFile(
      join(server.workspaceFolder, '.git', 'config'),
      '[remote "origin"]\n\turl = https://person:secret@git.example/a%20b/c&d%23e%25.git\n',
    );
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    const asked: string[] = [];
    await page.context().route('https://intranet.example/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ body: 'ok' });
    });
    await workbench.runCommand('AI Tool Policy: Request an exception');
    await workbench.quickInput.pick('Claude Code');
    await inDialog(workbench, 'Open');
    await until('the page to be asked for', async () => asked.length > 0);
    const { searchParams } = new URL(asked[0] ?? '');
    deepStrictEqual(Object.fromEntries(searchParams), {
      tool: 'claude-code',
      item: 'anthropic.claude-code',
      version: '2.1.91',
      rule: 'claude-code',
      repository: 'git.example/a b/c&d#e%',
    });
    ok(!asked.some((url) => url.includes('secret')));
    const shown = await workbench.notifications.wait('Request an exception at https://intranet.example/exception?');
    deepStrictEqual(shown.buttons, ['Copy link']);
  });

  it('an approval is noted with its reference; then it does not count any more', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 to check'));
    await workbench.runCommand('AI Tool Policy: Note an approval that you have');
    await workbench.quickInput.pick('Claude Code');
    await workbench.quickInput.answer('SEC-9');
    await workbench.notifications.wait('Noted: you have approval for Claude Code.');
    await workbench.statusBar.wait(statusItem, ({ text, background }) => text === 'AI policy' && background === 'none');
    await workbench.runCommand('AI Tool Policy: Show findings');
    await workbench.page.locator('.monaco-list-row', { hasText: 'you have approval (SEC-9)' }).waitFor();
    await workbench.screenshot('approved');
  });

  it('and can be taken back', async () => {
    const { workbench } = product();
    await workbench.notifications.click('Noted: you have approval for Claude Code.', 'Undo');
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 to check'));
  });

  it('its notices can be put off', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Put off notices');
    await workbench.quickInput.pick('Claude Code');
    await workbench.quickInput.pick('Until the policy changes');
    const { buttons } = await workbench.notifications.wait('Notices of Claude Code are put off.');
    deepStrictEqual(buttons, ['Undo']);
  });

  it('a granted exception shows its reference and its last day', async () => {
    const { workbench, policy } = product();
    const exceptions = [{ repositories: ['git.example/*'], until: '2099-12-31', reference: 'SEC-123' }];
    policy.answer({ body: policyWith(8, { exceptions }) });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await workbench.page
      .locator('.monaco-list-row', { hasText: 'allowed by exception SEC-123 until 31 December 2099' })
      .waitFor();
  });
});

async function disableByCommand({ runCommand, quickInput, notifications }: Workbench): Promise<void> {
  await runCommand('AI Tool Policy: Disable an extension that the policy concerns');
  await quickInput.pick('Claude Code');
  await notifications.wait('Claude Code is disabled.');
}

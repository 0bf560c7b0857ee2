import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../harness/install/cache';
import { temporaryFolder } from '../../harness/processes';
import { until } from '../../harness/until';
import { webviewFrame } from '../../harness/workbench-parts/webview';
import { policyWith, statusItem, useProduct } from './product';

const reason = { en: 'Alleged backdoor risk; see the security notice.', 'zh-cn': '疑似存在后门风险，详见安全公告。' };

/** Words of English in a row. Names of products and of settings stay as they are. */
const english = /\b[a-z]{2,} [a-z]{2,}\b/;

describe('in Chinese', () => {
  const workspaceFolder = join(temporaryFolder(), 'in-chinese');
  before(() => cp(join(repositoryRoot, 'test/harness/demo/workspace'), workspaceFolder, { recursive: true }));
  const window = useProduct(
    ['stand-in-activated'],
    { language: 'zh-cn', workspaceFolder },
    policyWith(7, { reason }, { organization: '示例集团' }),
  );

  it('the notification has its sentences, dates and buttons in Chinese, and the reason that the policy gives in it', async () => {
    const { notifications, screenshot } = window().workbench;
    const notification = await notifications.wait('已安装 Claude Code');
    assert.equal(
      notification.message,
      '已安装 Claude Code。示例集团自 2026年7月10日起禁用它。“疑似存在后门风险，详见安全公告。”',
    );
    assert.deepEqual(notification.buttons, ['停用', '为什么？', '改用 Qoder']);
    await screenshot('chinese-notification');
  });

  it('the status item says so, also to a screen reader', async () => {
    const { statusBar } = window().workbench;
    const { text, label } = await statusBar.wait(statusItem, ({ background }) => background === 'error');
    assert.match(text, /^AI 策略：\d 项已禁用$/);
    assert.match(label, /示例集团的策略（序号 7）已是最新。/);
    assert.doesNotMatch(label, english);
  });

  it('the quick menu is in Chinese', async () => {
    const { statusBar, quickInput, screenshot } = window().workbench;
    await statusBar.click(statusItem);
    await quickInput.waitFor('刷新策略');
    await screenshot('chinese-quick-menu');
    await quickInput.dismiss();
  });

  it('commands are found by their Chinese names', async () => {
    const { runCommand, notifications } = window().workbench;
    await notifications.clear();
    await runCommand('AI 工具策略: 重新启用从这里停用的扩展');
    await notifications.wait('没有从这里停用过的扩展。');
  });

  it('Problems says so of a file', async () => {
    const { page, runCommand, screenshot } = window().workbench;
    await runCommand('Problems: Focus on Problems View');
    const row = page.locator('.markers-panel .monaco-list-row', {
      hasText: 'Claude Code：自 2026年7月10日起被示例集团禁用',
    });
    await row.first().waitFor();
    assert.ok((await row.first().textContent())?.includes('AI 工具策略'));
    await screenshot('chinese-problems');
  });

  it('the findings view names its groups in Chinese', async () => {
    const { page, runCommand, screenshot } = window().workbench;
    await runCommand('AI 工具策略: 查看发现项');
    await page.locator('.monaco-list-row', { hasText: '已禁用 · .github' }).waitFor();
    await screenshot('chinese-findings');
  });

  it('the page of the policy is in Chinese throughout', async () => {
    const { page, runCommand, screenshot } = window().workbench;
    await runCommand('AI 工具策略: 查看策略');
    const frame = await webviewFrame(page);
    assert.equal(await frame.locator('h1').textContent(), '示例集团的 AI 工具策略');
    assert.equal(await frame.locator('html').getAttribute('lang'), 'zh-cn');
    assert.match(await frame.locator('body').innerText(), /在这里发现：\d 项已禁用。/);
    const lines = (await frame.locator('body').innerText()).split('\n');
    assert.deepEqual(
      lines.filter((line) => english.test(line)),
      [],
    );
    await until('the reason on it', async () => (await frame.getByText('疑似存在后门风险').count()) > 0);
    await screenshot('chinese-policy-page');
  });

  it('the terminal says it in Chinese before the command starts', async () => {
    const { terminal, screenshot } = window().workbench;
    await terminal.open();
    await terminal.type('claude --version');
    await terminal.wait(
      /AI 工具策略 · 示例集团[\s\S]*Claude Code 自 2026年7月10日起被禁用。[\s\S]*疑似存在后门风险[\s\S]*请改用 Qoder（qodercli）。/,
    );
    await screenshot('chinese-terminal');
  });
});

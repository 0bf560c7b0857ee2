import assert from 'node:assert/strict';
import { policyWith, statusItem, useProduct } from './product';

const reason = { en: 'Alleged backdoor risk; see the security notice.', 'zh-cn': '疑似存在后门风险，详见安全公告。' };

describe('in Chinese', () => {
  const window = useProduct(
    ['stand-in-activated'],
    { language: 'zh-cn' },
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
    assert.equal(text, 'AI 策略：1 项已禁用');
    assert.match(label, /示例集团的策略（序号 7）已是最新。/);
    assert.doesNotMatch(label, /\b(the|is|policy)\b/i);
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

  it('the terminal says it in Chinese before the command starts', async () => {
    const { terminal, screenshot } = window().workbench;
    await terminal.open();
    await terminal.type('claude --version');
    await terminal.wait(
      /AI 工具策略 · 示例集团[\s\S]*Claude Code 自 2026年7月10日起被禁用。[\s\S]*疑似存在后门风险[\s\S]*请改用 Qoder。/,
    );
    await screenshot('chinese-terminal');
  });
});

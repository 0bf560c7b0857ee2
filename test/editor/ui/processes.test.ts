import { deepStrictEqual } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { skipTest } from '../../harness/skip';
import { statusItem, useProduct } from './product';
import {
  claudeNoticed,
  codexNoticed,
  countNotices,
  prepareStandIns,
  standIns,
  startInTerminal,
  twoToolsPolicy,
} from './stand-in-tools';

describe('a tool among the processes of a terminal without shell integration', () => {
  const product = useProduct(
    [],
    {
      settings: {
        'terminal.integrated.profiles.linux': { plain: { path: '/bin/sh' } },
        'terminal.integrated.defaultProfile.linux': 'plain',
      },
    },
    twoToolsPolicy,
  );
  const socket = `ai-tool-policy-${process.pid}`;
  after(() => promisify(execFile)('tmux', ['-L', socket, 'kill-server']).catch(() => undefined));

  before(function () {
    if (process.platform !== 'linux') skipTest(this, 'the profiles are those of Linux');
  });

  it('is noticed once, counted while it runs, and stopped', async () => {
    const { workbench } = product();
    await prepareStandIns(workbench);
    await workbench.terminal.open();
    await startInTerminal(workbench, `node ${standIns.claude}`);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 1 banned');
    await workbench.terminal.type('\u0003', { enter: false });
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');

    await workbench.terminal.type(`clear; node ${standIns.codex}`);
    await workbench.notifications.wait(codexNoticed);
    deepStrictEqual(await countNotices(workbench, claudeNoticed), 1);
    await workbench.notifications.click(codexNoticed, 'Stop it');
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
  });

  it('inside tmux is noticed as well', async function () {
    if (!existsSync('/usr/bin/tmux')) skipTest(this, 'tmux is not installed');
    const { workbench } = product();
    await workbench.notifications.clear();
    await workbench.terminal.type(`tmux -L ${socket} new 'node ${standIns.claude}; echo left; exec sh'`);
    const notification = await workbench.notifications.wait(claudeNoticed);
    deepStrictEqual(notification.buttons, ['Stop it', 'Why?', 'Use Qoder']);
    await workbench.notifications.click(claudeNoticed, 'Stop it');
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
  });
});

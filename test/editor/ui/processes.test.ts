import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { skipTest } from '../../harness/skip';
import type { Workbench } from '../../harness/workbench';
import { statusItem, useProduct } from './product';
import { claudeNoticed, codexNoticed, countNotices, prepareStandIns, standIns, twoToolsPolicy } from './stand-in-tools';

/** Issue of a look, and what the look and the notice may take on a machine that does more than this. */
const withinLook = 20_000;

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
    await start(workbench, `node ${standIns.claude}`);
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

describe('a tool that a command in the terminal starts', () => {
  const product = useProduct([], {}, twoToolsPolicy);

  it('by a script is found among its processes; by its own command line it is noticed once', async () => {
    const { workbench } = product();
    await prepareStandIns(workbench);
    await writeFile(join(workbench.server.workspaceFolder, 'run-it.sh'), `node ${standIns.claude}\necho over\n`);
    await workbench.terminal.open();
    await start(workbench, 'sh run-it.sh');
    await workbench.notifications.click(claudeNoticed, 'Stop it');
    await workbench.terminal.wait('over');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');

    await workbench.notifications.clear();
    await workbench.terminal.type(`clear; node ${standIns.claude}`);
    await workbench.notifications.wait(claudeNoticed);
    // Until a later look has shown what came after it.
    await workbench.terminal.open();
    await start(workbench, `sh -c 'node ${standIns.codex}; :'`, codexNoticed);
    deepStrictEqual(await countNotices(workbench, claudeNoticed), 1);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 2 banned');
  });
});

async function start({ terminal, notifications }: Workbench, line: string, notice = claudeNoticed): Promise<void> {
  await terminal.type(line);
  await terminal.wait(/^ready \d+/m);
  const before = Date.now();
  const notification = await notifications.wait(notice);
  const took = Date.now() - before;
  ok(took < withinLook, `noticed after ${took} ms`);
  ok(notification.buttons.includes('Stop it'), notification.buttons.join(', '));
}

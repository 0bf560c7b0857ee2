import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { skipTest } from '../../harness/skip';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, statusItem, useProduct } from './product';

/** Two tools, so that the notice of the second shows that later looks were taken. */
const policy = {
  ...bannedPolicy,
  rules: bannedPolicy.rules.flatMap((rule) => [rule, { ...rule, id: 'codex', tools: ['openai-codex'] }]),
};

const claude = 'node_modules/@anthropic-ai/claude-code/cli.js';
const codex = 'node_modules/@openai/codex/bin/codex.js';
const noticed = 'Claude Code was started in the terminal.';

/** Says that it runs, and waits for Ctrl-C. */
const standIn = `console.log('ready ' + process.pid);
process.on('SIGINT', () => { console.log('inter' + 'rupted'); process.exit(130); });
setInterval(() => {}, 1000);
`;

/** Issue of a look, and what the look and the notice may take on a machine that does more than this. */
const withinLook = 3000 + 3000;

describe('a tool among the processes of a terminal without shell integration', () => {
  const product = useProduct(
    [],
    {
      settings: {
        'terminal.integrated.profiles.linux': { plain: { path: '/bin/sh' } },
        'terminal.integrated.defaultProfile.linux': 'plain',
      },
    },
    policy,
  );
  const socket = `ai-tool-policy-${process.pid}`;
  after(() => promisify(execFile)('tmux', ['-L', socket, 'kill-server']).catch(() => undefined));

  before(function () {
    if (process.platform !== 'linux') skipTest(this, 'the profiles are those of Linux');
  });

  it('is noticed once, counted while it runs, and stopped', async () => {
    const { workbench } = product();
    await prepare(workbench);
    await workbench.terminal.open();
    await start(workbench, `node ${claude}`);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 1 banned');
    await workbench.terminal.type('\u0003', { enter: false });
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');

    await workbench.terminal.type(`clear; node ${codex}`);
    await workbench.notifications.wait('Codex was started in the terminal.');
    deepStrictEqual(await countOf(workbench, noticed), 1);
    await workbench.notifications.click('Codex was started in the terminal.', 'Stop it');
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
  });

  it('inside tmux is noticed as well', async function () {
    if (!existsSync('/usr/bin/tmux')) skipTest(this, 'tmux is not installed');
    const { workbench } = product();
    await workbench.notifications.clear();
    await workbench.terminal.type(`tmux -L ${socket} new 'node ${claude}; echo left; exec sh'`);
    const notification = await workbench.notifications.wait(noticed);
    deepStrictEqual(notification.buttons, ['Stop it', 'Why?', 'Use Qoder']);
    await workbench.notifications.click(noticed, 'Stop it');
    await workbench.terminal.wait('interrupted');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
  });
});

describe('a tool that a command in the terminal starts', () => {
  const product = useProduct([], {}, policy);

  it('by a script is found among its processes; by its own command line it is noticed once', async () => {
    const { workbench } = product();
    await prepare(workbench);
    await writeFile(join(workbench.server.workspaceFolder, 'run-it.sh'), `node ${claude}\necho over\n`);
    await workbench.terminal.open();
    await start(workbench, 'sh run-it.sh');
    await workbench.notifications.click(noticed, 'Stop it');
    await workbench.terminal.wait('over');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');

    await workbench.notifications.clear();
    await workbench.terminal.type(`clear; node ${claude}`);
    const before = Date.now();
    await workbench.notifications.wait(noticed);
    ok(Date.now() - before < 3000, `by the event, not by a look: ${Date.now() - before} ms`);
    // Until a later look has shown what came after it.
    await workbench.terminal.open();
    await start(workbench, `sh -c 'node ${codex}; :'`, 'Codex was started in the terminal.');
    deepStrictEqual(await countOf(workbench, noticed), 1);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 2 banned');
  });
});

async function prepare({ statusBar, server }: Workbench): Promise<void> {
  for (const path of [claude, codex]) {
    const file = join(server.workspaceFolder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, standIn);
  }
  await statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
}

async function start({ terminal, notifications }: Workbench, line: string, notice = noticed): Promise<void> {
  await terminal.type(line);
  await terminal.wait(/^ready \d+/m);
  const before = Date.now();
  const notification = await notifications.wait(notice);
  const took = Date.now() - before;
  ok(took < withinLook, `noticed after ${took} ms`);
  ok(notification.buttons.includes('Stop it'), notification.buttons.join(', '));
}

async function countOf({ notifications }: Workbench, message: string): Promise<number> {
  return (await notifications.all()).filter((notification) => notification.message.includes(message)).length;
}

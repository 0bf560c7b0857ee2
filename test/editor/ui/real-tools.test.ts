import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { say } from '../../harness/install/progress';
import { heldHelp, installRealTools, realTools } from '../../harness/install/real-tools';
import { skipTest } from '../../harness/skip';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, statusItem, useProduct } from './product';

const policy = {
  ...bannedPolicy,
  rules: bannedPolicy.rules.flatMap((rule) => realTools.map(({ id }) => ({ ...rule, id, tools: [id] }))),
};

const socket = `ai-tool-policy-real-${process.pid}`;

/** `within`: how soon after its start, in milliseconds, with what a machine under load needs on top. */
interface Way {
  readonly name: string;
  readonly line: (tool: (typeof realTools)[number]) => string;
  readonly by: 'event' | 'process';
}

const ways: readonly Way[] = [
  {
    name: 'plainly, by its path',
    line: ({ command }) => `node_modules/.bin/${command} --help >/dev/null; sleep 4`,
    by: 'event',
  },
  { name: 'by npx', line: ({ command }) => `npx --no-install ${command} --help >/dev/null; sleep 4`, by: 'event' },
  { name: 'by a package script', line: ({ command }) => `npm run run-${command}`, by: 'event' },
  {
    name: 'inside tmux',
    line: ({ command }) => `tmux -L ${socket} new '${heldHelp(`node_modules/.bin/${command}`)}'`,
    by: 'event',
  },
  {
    name: 'inside tmux, by what the line does not show',
    line: ({ command }) => `TOOL=${command} tmux -L ${socket}-2 new '${heldHelp('node_modules/.bin/$TOOL')}'`,
    by: 'process',
  },
  {
    name: 'by a shell without integration',
    line: ({ command }) => `TOOL=${command} sh -c '${heldHelp('node_modules/.bin/$TOOL')}'`,
    by: 'process',
  },
];

const limits = { event: 300, process: 4000 };

/** What a loaded machine may take on top before it counts as a failure; the figures themselves are printed. */
const grace = 4000;

describe('the real tools in the real terminal', () => {
  let folder = '';
  before(async function () {
    this.timeout(600_000);
    if (process.platform !== 'linux') skipTest(this, 'the lines are those of a Linux shell');
    const installed = await installRealTools();
    if ('unavailable' in installed) skipTest(this, `the npm registry was not reached: ${installed.unavailable}`);
    folder = installed.folder;
  });
  const product = useProduct([], {}, policy);
  after(() =>
    Promise.all(
      [socket, `${socket}-2`].map((name) =>
        promisify(execFile)('tmux', ['-L', name, 'kill-server']).catch(() => undefined),
      ),
    ),
  );

  it('a terminal in their folder', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await workbench.terminal.open();
    // Without history expansion, to which `$!;` of the lines would be an old line.
    await workbench.terminal.type(`set +H; cd '${folder}' && echo the''re`);
    await workbench.terminal.wait('there');
  });

  for (const tool of realTools) {
    for (const way of ways) {
      it(`${tool.name}, ${way.name}`, async function () {
        if (way.name.includes('tmux') && !existsSync('/usr/bin/tmux')) skipTest(this, 'tmux is not installed');
        await noticedOnce(product().workbench, tool, way);
      });
    }
  }
});

async function noticedOnce(
  workbench: Workbench,
  tool: (typeof realTools)[number],
  { line, by, name }: Way,
): Promise<void> {
  const message = `${tool.name} was started in the terminal.`;
  await workbench.notifications.clear();
  const before = Date.now();
  await workbench.terminal.type(line(tool));
  await workbench.notifications.wait(message);
  const took = Date.now() - before;
  say(`    ${tool.name}, ${name}: noticed after ${took} ms`);
  ok(took <= limits[by] + grace, `${took} ms`);
  await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 1 banned');
  // It ends by itself, after at least one look at the processes.
  await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
  // Behind the bell, where its toast has gone by now.
  await workbench.notifications.wait(message);
  const shown = (await workbench.notifications.all()).filter((notification) =>
    notification.message.includes('was started'),
  );
  deepStrictEqual(
    shown.map((notification) => notification.message.includes(message)),
    [true],
  );
}

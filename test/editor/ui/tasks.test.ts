import { deepStrictEqual } from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until';
import type { Workbench } from '../../harness/workbench';
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

const tasks = {
  version: '2.0.0',
  tasks: [
    { label: 'by process', type: 'process', command: 'node', args: [standIns.claude], problemMatcher: [] },
    { label: 'by shell', type: 'shell', command: `cd . && node ${standIns.codex}`, problemMatcher: [] },
    { label: 'only data', type: 'process', command: 'echo', args: ['x; node', standIns.claude], problemMatcher: [] },
  ],
};

const launches = {
  version: '0.2.0',
  configurations: [
    { name: 'by debugger', type: 'node', request: 'launch', program: `\${workspaceFolder}/${standIns.claude}` },
  ],
};

describe('a tool that a task, the debugger or a script starts', () => {
  const product = useProduct([], {}, twoToolsPolicy);

  it('is noticed once for each task, and stopped with it', async () => {
    const { workbench } = product();
    await prepareStandIns(workbench);
    const folder = join(workbench.server.workspaceFolder, '.vscode');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'tasks.json'), JSON.stringify(tasks));
    await writeFile(join(folder, 'launch.json'), JSON.stringify(launches));

    // What its files start is found in them: twice in one, once in the other.
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 3 banned');

    await run(workbench, 'only data');
    await run(workbench, 'by process');
    await workbench.notifications.wait(claudeNoticed);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 4 banned');
    await run(workbench, 'by shell');
    await workbench.notifications.wait(codexNoticed);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 5 banned');
    deepStrictEqual(
      [await countNotices(workbench, claudeNoticed), await countNotices(workbench, codexNoticed)],
      [1, 1],
    );

    await workbench.notifications.click(claudeNoticed, 'Stop it');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 4 banned');
    await workbench.notifications.click(codexNoticed, 'Stop it');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 3 banned');
  });

  it('is noticed once for a debug session, and stopped with it', async () => {
    const { workbench } = product();
    await workbench.notifications.clear();
    await workbench.runCommand('Debug: Select and Start Debugging');
    await workbench.quickInput.pick('by debugger');
    await workbench.notifications.wait(claudeNoticed);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 4 banned');
    deepStrictEqual(await countNotices(workbench, claudeNoticed), 1);
    await workbench.notifications.click(claudeNoticed, 'Stop it');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 3 banned');
  });

  it('by a script in the terminal is found among its processes; by its own command line it is noticed once', async () => {
    const { workbench } = product();
    await workbench.notifications.clear();
    await writeFile(join(workbench.server.workspaceFolder, 'run-it.sh'), `node ${standIns.claude}\necho over\n`);
    await workbench.terminal.open();
    await startInTerminal(workbench, 'sh run-it.sh');
    await workbench.notifications.click(claudeNoticed, 'Stop it');
    await workbench.terminal.wait('over');
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 4 banned');

    await workbench.notifications.clear();
    await workbench.terminal.type(`clear; node ${standIns.claude}`);
    await workbench.notifications.wait(claudeNoticed);
    // Until a later look has shown what came after it.
    await workbench.terminal.open();
    await startInTerminal(workbench, `sh -c 'node ${standIns.codex}; :'`, codexNoticed);
    deepStrictEqual(await countNotices(workbench, claudeNoticed), 1);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy: 6 banned');
  });
});

async function run({ runCommand, quickInput }: Workbench, task: string): Promise<void> {
  // VS Code takes a moment to hear of a tasks.json, and a list that is open does not change.
  await until(`the task '${task}'`, async () => {
    await runCommand('Tasks: Run Task');
    const listed = await quickInput.waitFor(task, { timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!listed) await quickInput.dismiss();
    return listed;
  });
  await quickInput.pick(task);
}

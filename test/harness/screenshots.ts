import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionId, statusBarItemId } from '../../src/vscode/contributions';
import { demoPolicy } from './demo/policy';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { fixturePackage, productPackage } from './packages';
import { type PolicyServer, startPolicyServer } from './policy-server';
import { runMain, temporaryFolder } from './processes';
import { closeSharedBrowser, openWorkbench, type Workbench } from './workbench';

const folder = join(repositoryRoot, 'media', 'screenshots');
const statusItem = `${extensionId}.${statusBarItemId}`;

/** Retakes the pictures of the README, in the window of the demonstration. */
async function main(): Promise<number> {
  await mkdir(folder, { recursive: true });
  const workspaceFolder = join(temporaryFolder(), 'demonstration');
  await cp(join(repositoryRoot, 'test', 'harness', 'demo', 'workspace'), workspaceFolder, { recursive: true });
  const policy = await startPolicyServer({ policy: demoPolicy });
  const workbench = await openWorkbench({
    packages: [await productPackage(), await fixturePackage('stand-in-activated')],
    settings: { 'aiToolPolicy.policyUrl': policy.url },
    workspaceFolder,
    size: { width: 1100, height: 640 },
  });
  try {
    await takeAll(workbench, policy);
  } catch (error) {
    say(`See ${await workbench.saveEvidence('screenshots')}`);
    throw error;
  } finally {
    await workbench.close();
    await closeSharedBrowser();
    await policy.stop();
  }
  return 0;
}

async function takeAll(workbench: Workbench, policy: PolicyServer): Promise<void> {
  const { notifications, statusBar, quickInput, terminal, extensionsView } = workbench;
  const installed = 'Claude Code is installed';

  await notifications.wait(installed);
  await statusBar.wait(statusItem, ({ background }) => background === 'error');
  await take(workbench, 'notification');

  await statusBar.click(statusItem);
  await quickInput.waitFor('Claude Code');
  await take(workbench, 'quick-menu');
  await quickInput.dismiss();

  await notifications.click(installed, 'Disable');
  await notifications.wait('Reload the window');
  await take(workbench, 'disabled-reload');
  await workbench.whileReloading(() => notifications.click('Reload the window', 'Reload window'));
  await statusBar.wait(statusItem, ({ background }) => background === 'none');
  await extensionsView.search('@installed claude');
  await take(workbench, 'disabled');

  for (const [name, answer] of [
    ['unreachable', { status: 404, body: 'Not found', contentType: 'text/plain' }],
    ['refused', { status: 200, body: '{ "version": 1,', contentType: 'application/json' }],
  ] as const) {
    policy.answer(answer);
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await statusBar.wait(statusItem, ({ text }) => text.includes(name));
    await take(workbench, `status-${name}`, { x: 700, y: 600, width: 400, height: 40 });
  }

  policy.answer({ status: 200, body: demoPolicy, contentType: 'application/json' });
  await workbench.runCommand('AI Tool Policy: Refresh policy');
  await terminal.open();
  await terminal.type('claude --version');
  await terminal.wait(/is banned since[\s\S]*stand-in\)/);
  await take(workbench, 'terminal');
}

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function take({ page }: Workbench, name: string, clip?: Clip): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.mouse.move(500, 300);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...(clip === undefined ? {} : { clip }) });
  say(`media/screenshots/${name}.png`);
}

runMain(main);

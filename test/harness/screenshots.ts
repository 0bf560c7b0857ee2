import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { extensionId, statusBarItemId } from '../../src/vscode/contributions';
import { demoPolicy } from './demo/policy';
import { type OwnWords, ownWords } from './display-language';
import { repositoryRoot } from './install/cache';
import { chineseFont } from './install/chinese-font';
import { say } from './install/progress';
import { fixturePackage, productPackage } from './packages';
import { type PolicyServer, startPolicyServer } from './policy-server';
import { runMain, temporaryFolder } from './processes';
import { takePolicyPage, takeWalkthroughs } from './walkthrough-pictures';
import { closeSharedBrowser, openWorkbench, settled, type Workbench } from './workbench';

const screenshots = 'media/screenshots';
const maximizePanel = 'View: Toggle Maximized Panel';
const statusItem = `${extensionId}.${statusBarItemId}`;

/**
 * Retakes the pictures of the README and the walkthroughs, in the window of the demonstration. `--language zh-cn` takes them in
 * that language, into a folder of its name.
 */
async function main(): Promise<number> {
  const { language } = parseArgs({ options: { language: { type: 'string' } } }).values;
  const words = await ownWords(language);
  // A sample that is shown speaks Chinese too.
  Object.assign(process.env, await chineseFont());
  const folder = language === undefined ? screenshots : `${screenshots}/${language}`;
  await mkdir(join(repositoryRoot, folder), { recursive: true });
  const workspaceFolder = join(temporaryFolder(), 'demonstration');
  await cp(join(repositoryRoot, 'test', 'harness', 'demo', 'workspace'), workspaceFolder, { recursive: true });
  const policy = await startPolicyServer({ policy: demoPolicy });
  const workbench = await openWorkbench({
    packages: [await productPackage(), await fixturePackage('stand-in-activated')],
    settings: { 'aiToolPolicy.policyUrl': policy.url },
    workspaceFolder,
    ...(language !== undefined && { language }),
    size: { width: 1100, height: 640 },
  });
  try {
    await takeAll(workbench, policy, words, (name, clip) => take(workbench, `${folder}/${name}.png`, clip));
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

async function takeAll(
  workbench: Workbench,
  policy: PolicyServer,
  { t, command }: OwnWords,
  take: (name: string, clip?: Clip) => Promise<void>,
): Promise<void> {
  const { page, notifications, statusBar, quickInput, terminal, extensionsView } = workbench;
  const installed = t('{0} is installed.', 'Claude Code');
  const reload = t('Reload the window to stop it now.');

  await toast(page, installed);
  await statusBar.wait(statusItem, ({ text }) => text.includes(t('AI policy: {0} banned', 4)));
  await take('notification');

  await statusBar.click(statusItem);
  await quickInput.waitFor('Claude Code');
  await take('quick-menu');
  await quickInput.dismiss();

  await notifications.click(installed, t('Disable'));
  await toast(page, reload);
  await take('disabled-reload');
  await workbench.whileReloading(() => notifications.click(reload, t('Reload window')));
  await statusBar.wait(statusItem, ({ text }) => text.includes(t('AI policy: {0} banned', 3)));
  await extensionsView.search('@installed claude');
  await take('disabled');
  await takePolicyPage(workbench, command('showPolicy'), take);

  // What the files name stays banned, and would be all that the status item says.
  for (const entry of ['.github', '.vscode', 'package.json']) {
    await rm(join(workbench.server.workspaceFolder, entry), { recursive: true });
  }
  await workbench.reload();
  await statusBar.wait(statusItem, ({ background }) => background === 'none');
  for (const [name, shown, answer] of [
    ['unreachable', t('AI policy: unreachable'), { status: 404, body: 'Not found', contentType: 'text/plain' }],
    ['refused', t('AI policy: refused'), { status: 200, body: '{ "version": 1,', contentType: 'application/json' }],
  ] as const) {
    policy.answer(answer);
    await workbench.runCommand(command('refreshPolicy'));
    await statusBar.wait(statusItem, ({ text }) => text.includes(shown));
    await take(`status-${name}`, { x: 700, y: 600, width: 400, height: 40 });
  }

  policy.answer({ status: 200, body: demoPolicy, contentType: 'application/json' });
  await workbench.runCommand(command('refreshPolicy'));
  await terminal.open();
  await workbench.runCommand(maximizePanel);
  // The prompt of the machine that takes the picture says nothing about the product.
  await terminal.type(String.raw`PS1='demonstration\$ '; clear`);
  await terminal.type('claude --version');
  await terminal.wait(t('Use {0} instead ({1}).', 'Qoder', 'qodercli'));
  await terminal.wait('stand-in)');
  await take('terminal');
  await workbench.runCommand(maximizePanel);
  // A terminal that lives would be there again after the next reload, and its panel with it.
  await workbench.runCommand('Terminal: Kill All Terminals');
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
  await takeWalkthroughs(workbench, { t, command }, take);
}

/** Where it shows by itself, and not behind the bell, whose click would leave its own hover. */
export async function toast(page: Page, message: string): Promise<void> {
  await page.locator('.notifications-toasts .notification-list-item', { hasText: message }).waitFor();
}

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function take({ page }: Workbench, name: string, clip?: Clip): Promise<void> {
  const path = join(repositoryRoot, name);
  await settled(page);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...(clip === undefined ? {} : { clip }) });
  say(name);
}

runMain(main);

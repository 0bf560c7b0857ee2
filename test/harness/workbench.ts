import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { until } from './until';
import type { RunningServer, ServerOptions } from './vscode-server';
import { endFreePlaces, type Place, placeFor } from './windows-in-turn';
import { type ExtensionsView, extensionsViewOf } from './workbench-parts/extensions-view';
import { nameHelper } from './workbench-parts/in-page';
import { type Notifications, notificationsOf } from './workbench-parts/notifications';
import { type QuickInput, quickInputOf } from './workbench-parts/quick-input';
import { type StatusBar, statusBarOf } from './workbench-parts/status-bar';
import { type Terminal, terminalOf } from './workbench-parts/terminal';

export type { ListedExtension } from './workbench-parts/extensions-view';
export type { Notification } from './workbench-parts/notifications';
export type { StatusBarItem } from './workbench-parts/status-bar';

/** A VS Code window in a browser's page, and the server behind it: what a test through the workbench works with. */
export interface Workbench {
  readonly page: Page;
  readonly server: RunningServer;
  readonly notifications: Notifications;
  readonly statusBar: StatusBar;
  readonly quickInput: QuickInput;
  readonly terminal: Terminal;
  readonly extensionsView: ExtensionsView;
  /** Runs a command by its title in the palette, as people do ('Category: Title'). */
  runCommand(title: string): Promise<void>;
  /** Loads the page anew, as the browser's own button does, and waits for the workbench. */
  reload(): Promise<void>;
  /** Does something that makes VS Code reload the window ('Reload window'), and waits for the new workbench. */
  whileReloading(cause: () => Promise<void>): Promise<void>;
  /** Opens a file of the workspace folder by its path relative to it. */
  openFile(path: string): Promise<void>;
  /** Saves a picture of the window; gives its path. A bare name goes to `out/screenshots/`. */
  screenshot(name: string): Promise<string>;
  /** Saves a picture, the page's console and the server's logs to `out/failures/<name>/`; gives the folder. */
  saveEvidence(name: string): Promise<string>;
  /** Closes the page; its server is ended, or tidied up for another window. */
  close(): Promise<void>;
}

export interface WorkbenchOptions extends ServerOptions {
  /** Of the window, in CSS pixels. Default 1280 × 800. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of a picture per CSS pixel. Default 1. */
  readonly scale?: number;
}

/** How long something may take that is there at once on a machine with nothing else to do, in ms. */
const patience = 120_000;

/** The page is ready when the workbench says so; the browser's own event waits for every last icon. */
const begun = { waitUntil: 'commit', timeout: patience } as const;

let sharedBrowser: Promise<Browser> | undefined;

/** Starts a server with the options given, opens its page, and waits until the workbench has restored its parts. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  sharedBrowser ??= launchBrowser();
  const place = await placeFor(options, await sharedBrowser);
  const { server, context } = place;
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.addInitScript(nameHelper);
  const console_ = recordConsole(page);
  try {
    await page.goto(server.url, begun);
    await ready(page);
  } catch (error) {
    const folder = await saveEvidence(page, server, console_, 'workbench-did-not-open');
    await place.abandon();
    throw new Error(`The workbench did not open; see ${folder}`, { cause: error });
  }
  return workbenchOf(page, place, console_);
}

/** A window of a server that was started otherwise, as `npm start` does, and how often a person would have clicked in it. */
export async function openPage(
  url: string,
): Promise<{ readonly page: Page; clicks(): number; close(): Promise<void> }> {
  sharedBrowser ??= launchBrowser();
  const context = await (await sharedBrowser).newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  let clicks = 0;
  // Of this process, since a reload of the window begins anew in the page.
  await page.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await page.addInitScript(`addEventListener('mousedown', (event) => event.isTrusted && countClick(), true)`);
  await page.addInitScript(nameHelper);
  await page.goto(url, begun);
  await ready(page);
  return { page, clicks: () => clicks, close: () => context.close() };
}

/** Closes the browser that all workbenches of this process share, and what was kept for the next one. */
export async function closeSharedBrowser(): Promise<void> {
  await endFreePlaces();
  const browser = await sharedBrowser;
  sharedBrowser = undefined;
  await browser?.close();
}

/**
 * For a mocha suite: one workbench for all its tests, opened before and closed after them. A failed test leaves its
 * evidence in `out/failures/`. Call in `describe`; use the function it gives inside tests.
 */
export function useWorkbench(
  options: WorkbenchOptions | (() => WorkbenchOptions | Promise<WorkbenchOptions>) = {},
): () => Workbench {
  let workbench: Workbench | undefined;
  before(async function () {
    this.timeout(400_000);
    workbench = await openWorkbench(typeof options === 'function' ? await options() : options);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || workbench === undefined) return;
    say(`  Evidence: ${await workbench.saveEvidence(this.currentTest.fullTitle())}`);
  });
  after(async function () {
    this.timeout(patience);
    await workbench?.close();
  });
  return () => {
    if (workbench === undefined) throw new Error('The workbench is open only while tests run.');
    return workbench;
  };
}

function workbenchOf(page: Page, { server, leave }: Place, console_: readonly string[]): Workbench {
  const quickInput = quickInputOf(page);
  const whileReloading = async (cause: () => Promise<void>) => {
    await page.evaluate(() => Object.assign(globalThis, { beforeReload: true }));
    await cause();
    await until('the window to reload', () => page.evaluate(() => !('beforeReload' in globalThis)), {
      timeout: patience,
    });
    await ready(page);
  };
  return {
    page,
    server,
    quickInput,
    notifications: notificationsOf(page),
    statusBar: statusBarOf(page),
    terminal: terminalOf(page, quickInput),
    extensionsView: extensionsViewOf(page, quickInput),
    runCommand: quickInput.runCommand,
    whileReloading,
    reload: () => whileReloading(async () => void (await page.reload(begun))),
    openFile: async (path) => {
      await page.keyboard.press('ControlOrMeta+P');
      const name = path.slice(path.lastIndexOf('/') + 1);
      // Enter would do nothing while files are still being looked for.
      await page.locator('.quick-input-widget .quick-input-box input').fill(path);
      await quickInput.pick(name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    },
    screenshot: async (name) => {
      const path = name.includes('/') ? name : join(repositoryRoot, 'out', 'screenshots', `${name}.png`);
      await settled(page);
      await page.screenshot({ path });
      return path;
    },
    saveEvidence: (name) => saveEvidence(page, server, console_, name),
    close: leave,
  };
}

/** Nothing hovers, and nothing moves any more: a picture shows what people see when they look. */
export async function settled(page: Page): Promise<void> {
  await page.mouse.move(500, 420);
  await page.evaluate(leaveStatusBar);
  await until('hovers to go', async () => (await page.locator('.workbench-hover-container:visible').count()) === 0);
  await page.evaluate(finishAnimations);
}

/** Runs in the page: an item of the status bar that was clicked keeps the focus, and with it its hover. */
const leaveStatusBar = `document.activeElement?.closest('.statusbar') && document.activeElement.blur()`;

/** Runs in the page, as text since it speaks of the page's globals. A spinner never finishes and is left turning. */
const finishAnimations = `Promise.allSettled(document.getAnimations()
  .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
  .map((animation) => animation.finished)).then(() => undefined)`;

async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor();
  await until('the workbench to restore its parts', () => page.evaluate(isRestored));
}

/** Runs in the page: VS Code marks each phase of its start, and that the extension host has its extensions. */
function isRestored(): boolean {
  return ['code/LifecyclePhase/Restored', 'code/didLoadExtensions'].every(
    (mark) => performance.getEntriesByName(mark).length > 0,
  );
}

function recordConsole(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`[uncaught] ${error.stack ?? error.message}`));
  return lines;
}

async function saveEvidence(
  page: Page,
  server: RunningServer,
  console_: readonly string[],
  name: string,
): Promise<string> {
  const folder = join(repositoryRoot, 'out', 'failures', name.replace(/[^\w.-]+/g, '-').slice(0, 120));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const parts: Record<string, () => Promise<unknown>> = {
    picture: () => page.screenshot({ path: join(folder, 'window.png'), timeout: 30_000 }),
    console: () => writeFile(join(folder, 'console.log'), console_.join('\n')),
    server: () => writeFile(join(folder, 'server.log'), server.log()),
    settings: () => cp(server.settingsFile, join(folder, 'settings.json')),
    logs: () => cp(join(server.userDataFolder, 'logs'), join(folder, 'logs'), { recursive: true }),
  };
  for (const [part, save] of Object.entries(parts)) {
    await save().catch((error: unknown) => say(`  (no ${part}: ${String(error)})`));
  }
  return folder;
}

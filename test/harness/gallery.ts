import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extensionId, statusBarItemId } from '../../src/vscode/contributions';
import { demoPolicy } from './demo/policy';
import { type OwnWords, ownWords } from './display-language';
import { repositoryRoot } from './install/cache';
import { chineseFont } from './install/chinese-font';
import { say } from './install/progress';
import { fixturePackage, productPackage } from './packages';
import { type PolicyAnswer, type PolicyServer, startPolicyServer } from './policy-server';
import { runMain } from './processes';
import { closeSharedBrowser, openWorkbench, type StatusBarItem, settled, type Workbench } from './workbench';
import { webviewFrame } from './workbench-parts/webview';

const statusItem = `${extensionId}.${statusBarItemId}`;

/** What the system asks for; the window follows it. */
const themes = {
  light: { media: { colorScheme: 'light', forcedColors: 'none' }, shown: '.vs:not(.hc-light)' },
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' }, shown: '.vs-dark' },
  'high-contrast': { media: { colorScheme: 'dark', forcedColors: 'active' }, shown: '.hc-black' },
} as const;

const followsTheSystem = { 'window.autoDetectColorScheme': true, 'window.autoDetectHighContrast': true };

const [rule] = demoPolicy.rules;
const why = { rationaleUrl: rule.rationaleUrl, reason: rule.reason };
const rich = [
  rule,
  { ...why, id: 'cline', tools: ['cline'], status: 'restricted' },
  { ...why, id: 'cody', tools: ['cody'], status: 'banned', from: '2999-01-01' },
  { id: 'qoder', tools: ['qoder'], status: 'allowed', from: '2026-01-15' },
];

interface State {
  readonly name: string;
  readonly answer: Partial<PolicyAnswer>;
  /** By its signs, which are the same in every language. */
  readonly icon: string;
  readonly background: StatusBarItem['background'];
}

const good: Partial<PolicyAnswer> = { status: 200, contentType: 'application/json', delay: 0 };
const withRules = (serial: number, rules: readonly object[], rest: object = {}): Partial<PolicyAnswer> => ({
  ...good,
  body: { ...demoPolicy, ...rest, serial, rules },
});
const others = [{ ...rule, id: 'cline', tools: ['cline'] }];

/** Each after the one before it, as they follow one another. */
const states: readonly State[] = [
  { name: 'clear', answer: withRules(8, others), icon: 'shield', background: 'none' },
  { name: 'checking', answer: { ...good, delay: 20_000 }, icon: 'sync', background: 'none' },
  { name: 'announced', answer: withRules(9, [{ ...rule, from: '2999-01-01' }]), icon: 'bell', background: 'none' },
  {
    name: 'restricted',
    answer: withRules(10, [{ ...rule, status: 'restricted' }]),
    icon: 'shield',
    background: 'warning',
  },
  { name: 'audit', answer: withRules(11, [rule], { mode: 'audit' }), icon: 'eye', background: 'none' },
  {
    name: 'expired',
    answer: withRules(12, others, { expiresAt: '2026-08-01' }),
    icon: 'warning',
    background: 'warning',
  },
  { name: 'up-again', answer: withRules(13, others), icon: 'shield', background: 'none' },
  { name: 'stale', answer: { ...good, status: 503, body: 'busy' }, icon: 'warning', background: 'none' },
  { name: 'unreachable', answer: { ...good, status: 404, body: 'nothing' }, icon: 'cloud', background: 'none' },
  { name: 'refused', answer: { ...good, body: '{ "version": 1,' }, icon: 'circle-slash', background: 'error' },
  { name: 'banned', answer: withRules(14, rich), icon: 'error', background: 'error' },
];

/**
 * Takes a picture of every state of the status item, and of the policy's page, in each kind of theme, into
 * `out/gallery/<language>`: to be looked at, not kept. `--language zh-cn` takes them in that language.
 */
async function main(): Promise<number> {
  const { language } = parseArgs({ options: { language: { type: 'string' } } }).values;
  const words = await ownWords(language);
  Object.assign(process.env, await chineseFont());
  const folder = join(repositoryRoot, 'out', 'gallery', language ?? 'en');
  await mkdir(folder, { recursive: true });
  const options = {
    packages: [await productPackage(), await fixturePackage('stand-in-dormant')],
    ...(language !== undefined && { language }),
    size: { width: 1000, height: 760 },
  };
  const policy = await startPolicyServer({ policy: { ...demoPolicy, serial: 7, rules: others } });
  try {
    await inWindow({ ...options, settings: { ...followsTheSystem, 'aiToolPolicy.policyUrl': '' } }, (workbench) =>
      takeState(workbench, { name: 'no-policy', icon: 'shield', background: 'none' }, folder),
    );
    await inWindow(
      { ...options, settings: { ...followsTheSystem, 'aiToolPolicy.policyUrl': policy.url } },
      (workbench) => takeAll(workbench, policy, words, folder),
    );
  } finally {
    await closeSharedBrowser();
    await policy.stop();
  }
  return 0;
}

async function inWindow(
  options: Parameters<typeof openWorkbench>[0],
  take: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench(options);
  try {
    await take(workbench);
  } catch (error) {
    say(`See ${await workbench.saveEvidence('gallery')}`);
    throw error;
  } finally {
    await workbench.close();
  }
}

async function takeAll(
  workbench: Workbench,
  policy: PolicyServer,
  { command }: OwnWords,
  folder: string,
): Promise<void> {
  await workbench.statusBar.wait(statusItem);
  // Toasts would cover what is shown here.
  await workbench.runCommand('Notifications: Toggle Do Not Disturb Mode');
  for (const state of states) {
    policy.answer(state.answer);
    await workbench.runCommand(command('refreshPolicy'));
    await takeState(workbench, state, folder);
  }
  await workbench.runCommand(command('showPolicy'));
  await webviewFrame(workbench.page);
  await inEachTheme(workbench, async (theme) => {
    await settled(workbench.page);
    await picture(workbench, join(folder, `policy-page-${theme}.png`));
  });
}

async function takeState(
  workbench: Workbench,
  { name, icon, background }: Omit<State, 'answer'>,
  folder: string,
): Promise<void> {
  const isShown = (item: StatusBarItem): boolean => item.icons.includes(icon) && item.background === background;
  await workbench.statusBar.wait(statusItem, isShown);
  await inEachTheme(workbench, async (theme) => {
    // Under the pointer the item has another colour.
    await settled(workbench.page);
    await picture(workbench, join(folder, `status-${name}-${theme}.png`), { x: 300, y: 730, width: 700, height: 30 });
    await workbench.statusBar.tooltip(statusItem);
    await picture(workbench, join(folder, `tooltip-${name}-${theme}.png`), { x: 300, y: 500, width: 700, height: 260 });
  });
  await workbench.page.mouse.move(500, 300);
}

async function inEachTheme(workbench: Workbench, take: (theme: string) => Promise<void>): Promise<void> {
  for (const [theme, { media, shown }] of Object.entries(themes)) {
    await workbench.page.emulateMedia(media);
    await workbench.page.locator(`.monaco-workbench${shown}`).waitFor();
    await take(theme);
  }
  await workbench.page.emulateMedia(themes.light.media);
}

async function picture(
  { page }: Workbench,
  path: string,
  clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<void> {
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...(clip === undefined ? {} : { clip }) });
  say(path.slice(repositoryRoot.length + 1));
}

runMain(main);

import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { repositoryRoot } from '../../harness/install/cache';
import { until } from '../../harness/until';
import { webviewFrame } from '../../harness/workbench-parts/webview';
import { bannedPolicy, inDialog, statusItem, useProduct } from './product';

const [claudeCode] = bannedPolicy.rules;
const why = { rationaleUrl: 'https://intranet.example/why' };
const cody = {
  id: 'cody',
  tools: ['cody'],
  status: 'banned',
  from: '2999-01-01',
  ...why,
  reason: 'The contract ends.',
};
const richPolicy = {
  ...bannedPolicy,
  issuedAt: '2026-07-03T00:00:00Z',
  homepage: 'https://intranet.example/ai-tools',
  contact: { label: 'AI governance', url: 'mailto:ai-governance@example.com' },
  exceptionUrl: 'https://intranet.example/exception?tool={tool}&rule={rule}',
  rules: [
    claudeCode,
    {
      id: 'cline',
      tools: ['cline'],
      status: 'restricted',
      ...why,
      reason: 'Only for teams that have had the training.',
    },
    { id: 'qoder', tools: ['qoder'], status: 'allowed', from: '2026-01-15', reason: 'Bought for everybody.' },
    cody,
    {
      id: 'markup',
      vendors: ['acme'],
      status: 'banned',
      ...why,
      reason: '<img src=x onerror=alert(1)>\n\nSecond paragraph.',
    },
  ],
};

/** What the system asks for, and the class that VS Code gives the page's body for it. */
const themes = {
  light: { media: { colorScheme: 'light', forcedColors: 'none' }, shown: 'vscode-light' },
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' }, shown: 'vscode-dark' },
  'high contrast': { media: { colorScheme: 'dark', forcedColors: 'active' }, shown: 'vscode-high-contrast' },
  'high contrast light': {
    media: { colorScheme: 'light', forcedColors: 'active' },
    shown: 'vscode-high-contrast-light',
  },
} as const;

describe('the policy page', () => {
  // With the first the editors of a window are restored, with the others it follows the system's colours.
  const settings = {
    'window.restoreWindows': 'all',
    'window.autoDetectColorScheme': true,
    'window.autoDetectHighContrast': true,
  };
  const product = useProduct(['stand-in-dormant'], { settings }, richPolicy);
  const frame = (): Promise<Frame> => webviewFrame(product().workbench.page);
  const headings = async (): Promise<readonly string[]> => (await frame()).locator('h2').allTextContents();
  const cards = async (): Promise<readonly string[]> => (await frame()).locator('.card h3').allTextContents();

  it('opens by its command, and says what the policy says', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    await workbench.runCommand('AI Tool Policy: Show policy');
    strictEqual(await (await frame()).locator('h1').textContent(), 'AI tool policy of Example Group');
    deepStrictEqual(await headings(), [
      'Found here (1)',
      'Coming up (1)',
      'Banned (2)',
      'Only with approval (1)',
      'Approved (2)',
      'Where the policy comes from',
      'What this extension sees and sends',
      'How this was decided',
    ]);
    strictEqual(await workbench.page.locator('.tab.active').textContent(), 'AI tool policy of Example Group');
  });

  it('shows the texts of a policy as texts, and runs no script but its own', async () => {
    const page = await frame();
    strictEqual(await page.locator('img').count(), 0);
    ok((await page.locator('.reason p').allTextContents()).includes('<img src=x onerror=alert(1)>'));
    const ran = await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      script.remove();
      return globalThis.ran === true;
    })()`);
    strictEqual(ran, false);
  });

  it('a button does nothing but what the extension gave it for', async () => {
    const { workbench } = product();
    const page = await frame();
    await page.evaluate(`(() => {
      const button = document.createElement('button');
      button.id = 'forged';
      for (const id of ['workbench.action.closeActiveEditor', 'disable', 'toString', '__proto__']) {
        button.dataset.act = id;
        document.body.append(button);
        button.click();
      }
      button.remove();
    })()`);
    // What comes after it has been dealt with: the page still answers, and nothing else has happened.
    await page.locator('#search').fill('cline');
    await page.locator('#count', { hasText: 'of 6 entries match.' }).waitFor();
    strictEqual((await workbench.notifications.all()).filter(({ message }) => message.includes('disabled')).length, 0);
    await page.locator('#search').fill('');
    await page.locator('#decided').waitFor();
  });

  it('searches, and says how much it found to those who cannot see it', async () => {
    const page = await frame();
    await page.locator('#search').fill('contract ENDS');
    await page.locator('#count', { hasText: '1 of 6 entries match.' }).waitFor();
    deepStrictEqual(await cards(), ['Cody coming']);
    strictEqual(await page.locator('#count').getAttribute('aria-live'), 'polite');
  });

  it('keeps up with the policy, and the search with it', async () => {
    const { workbench, policy } = product();
    const rules = [...richPolicy.rules, { ...cody, id: 'cody-cli', tools: ['amp'], from: '2998-01-01' }];
    policy.answer({ body: { ...richPolicy, serial: 8, rules } });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    const page = await frame();
    await page.locator('#count', { hasText: '2 of 7 entries match.' }).waitFor();
    strictEqual(await page.locator('#search').inputValue(), 'contract ENDS');
    strictEqual((await cards()).length, 2);
  });

  it('is as it was after the window is reloaded', async () => {
    const { workbench } = product();
    await workbench.whileReloading(() => workbench.runCommand('Developer: Reload Window'));
    const page = await frame();
    await page.locator('#count', { hasText: '2 of 7 entries match.' }).waitFor();
    strictEqual(await page.locator('#search').inputValue(), 'contract ENDS');
    await page.locator('#search').fill('');
    await page.locator('#decided').waitFor();
  });

  for (const [name, { media, shown }] of Object.entries(themes)) {
    it(`has nothing that axe objects to, ${name}`, async () => {
      const { workbench } = product();
      await workbench.page.emulateMedia(media);
      const page = await frame();
      await page.locator(`body.${shown}`).waitFor();
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      deepStrictEqual(await objections(page), []);
      await workbench.screenshot(`policy-page-${name.replaceAll(' ', '-')}`);
      await workbench.page.emulateMedia(themes.light.media);
    });
  }

  it('and axe does look: a button without a name is one too many', async () => {
    const page = await frame();
    await page.evaluate('document.getElementById("root").append(document.createElement("button"))');
    const [first = ''] = await objections(page);
    match(first, /^button-name /);
    await page.evaluate('document.getElementById("root").lastChild.remove()');
  });

  it('fits a width of 320 pixels, as at a zoom of 400 %', async () => {
    const { workbench } = product();
    const narrow = await workbench.page.context().newPage();
    try {
      await narrow.setViewportSize({ width: 320, height: 800 });
      await narrow.setContent(await standAlone(await frame()));
      strictEqual(await narrow.evaluate('document.documentElement.scrollWidth'), 320);
      const beyond = await narrow.evaluate(`[...document.querySelectorAll('button, p, h1, h2, h3, input, dd')]
        .filter((each) => each.getBoundingClientRect().right > 320).map((each) => each.textContent)`);
      deepStrictEqual(beyond, []);
      await narrow.screenshot({ path: screenshotPath('policy-page-narrow') });
    } finally {
      await narrow.close();
    }
  });

  it('is saved as a page to print, with its links and without its buttons', async () => {
    const { workbench } = product();
    const file = join(workbench.server.workspaceFolder, 'ai-tool-policy.html');
    await (await frame()).getByRole('button', { name: 'Save for printing' }).click();
    const offered = workbench.page.locator('.quick-input-widget .quick-input-box input');
    await until('a name to be offered', async () => (await offered.inputValue()).endsWith('ai-tool-policy.html'));
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.wait('The policy is saved.');
    const html = await readFile(file, 'utf8');
    const printed = await workbench.page.context().newPage();
    try {
      await printed.emulateMedia({ media: 'print' });
      await printed.setContent(html);
      strictEqual(await printed.locator('h1').textContent(), 'AI tool policy of Example Group');
      strictEqual(await printed.locator('button, input, script, img').count(), 0);
      deepStrictEqual(await printed.evaluate(`[...new Set([...document.links].map((link) => link.protocol))]`), [
        'https:',
      ]);
      await printed.screenshot({ path: screenshotPath('policy-page-printed') });
    } finally {
      await printed.close();
    }
  });

  it('opens a link in the browser, as it was written', async () => {
    const { workbench } = product();
    const asked: string[] = [];
    await workbench.page.context().route('https://intranet.example/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ body: 'ok' });
    });
    await (await frame())
      .locator('#found')
      .getByRole('link', { name: /^Why\?/ })
      .click();
    await inDialog(workbench, 'Open');
    await until('the page to be asked for', async () => asked.length > 0);
    strictEqual(asked[0], claudeCode?.rationaleUrl);
  });

  it('by keyboard alone: from the search to the first finding, and disable it', async () => {
    const { workbench } = product();
    const { page } = workbench;
    const view = await frame();
    await view.locator('#search').focus();
    const focused = (): Promise<string> => view.evaluate('document.activeElement?.getAttribute("aria-label") ?? ""');
    await page.keyboard.press('Tab');
    strictEqual(await focused(), 'Disable: Claude Code 2.1.91');
    await page.keyboard.press('Enter');
    // Where the button was, the reading goes on; by then it has made way.
    await until(
      'the focus on the title of what was found',
      async () => (await view.evaluate('document.activeElement?.id')) === 'found-title',
      {},
      focused,
    );
    await workbench.notifications.wait('Claude Code is disabled.');
    await view.getByRole('button', { name: 'Enable again: Claude Code' }).press('Enter');
    await view.getByRole('button', { name: 'Disable: Claude Code 2.1.91' }).waitFor();
  });

  it('is in the quick menu', async () => {
    const { workbench } = product();
    await workbench.page.keyboard.press('ControlOrMeta+F4');
    await workbench.statusBar.click(statusItem);
    await workbench.quickInput.pick('Show policy');
    const page = await frame();
    strictEqual(await page.locator('h1').textContent(), 'AI tool policy of Example Group');
    // It takes the focus when it is there, and with it any list that was opened too early.
    await until('the page to have the focus', () => page.evaluate<boolean>('document.hasFocus()'));
  });

  it('the view lists findings by tool, by place, and by what one types', async () => {
    const { workbench } = product();
    const rows = workbench.page.locator('.pane-body [role="treeitem"]');
    const labels = (): Promise<string[]> =>
      rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
    const wait = (wanted: readonly string[]): Promise<unknown> =>
      until(
        wanted.join(' / '),
        async () => {
          const shown = await labels();
          return wanted.every((label) => shown.some((each) => each.startsWith(label)));
        },
        {},
        labels,
      );
    await workbench.runCommand('AI Tool Policy: Show findings');
    await wait(['Extensions, 1', 'Claude Code 2.1.91, banned']);
    await workbench.runCommand('AI Tool Policy: Group findings by tool');
    await wait(['Claude Code, 1', 'Claude Code 2.1.91, banned']);
    await workbench.screenshot('findings-by-tool');
    await workbench.runCommand('AI Tool Policy: Group findings by place');
    await wait(['Extensions, 1']);
    await workbench.runCommand('AI Tool Policy: Filter findings');
    await workbench.quickInput.answer('cline');
    const pane = workbench.page.locator('.pane', {
      has: workbench.page.locator('.pane-header', { hasText: 'AI tool policy' }),
    });
    await pane.getByText('No finding has “cline”.').waitFor();
    await workbench.screenshot('findings-filtered');
    await workbench.runCommand('AI Tool Policy: Clear the filter of findings');
    await wait(['Extensions, 1', 'Claude Code 2.1.91, banned']);
  });

  it('what stands in a file opens there', async () => {
    const { workbench } = product();
    const { page, server } = workbench;
    await mkdir(join(server.workspaceFolder, '.vscode'), { recursive: true });
    const text = '{\n  "recommendations": ["anthropic.claude-code"]\n}\n';
    await writeFile(join(server.workspaceFolder, '.vscode', 'extensions.json'), text);
    await workbench.runCommand('AI Tool Policy: Show findings');
    await page.locator('[role="treeitem"]', { hasText: '.vscode/extensions.json:2' }).click();
    await page.locator('.tab.active[data-resource-name="extensions.json"]').waitFor();
    await page.locator('.statusbar-item', { hasText: /Ln 2, Col/ }).waitFor();
    await workbench.screenshot('findings-in-files');
  });
});

describe('the policy page without a policy', () => {
  const product = useProduct([], { settings: { 'aiToolPolicy.policyUrl': '' } });

  it('says so, how to set one, and what this extension does all the same', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'No AI policy');
    await workbench.runCommand('AI Tool Policy: Show policy');
    const page = await webviewFrame(workbench.page);
    match((await page.locator('header').textContent()) ?? '', /No policy is configured\./);
    deepStrictEqual(await page.locator('h2').allTextContents(), ['What this extension sees and sends']);
    deepStrictEqual(await objections(page), []);
    await workbench.screenshot('policy-page-no-policy');
  });

  it('and the view welcomes with the same', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Show findings');
    await workbench.page.getByRole('button', { name: 'Set the policy’s address' }).waitFor();
    await workbench.screenshot('findings-welcome');
  });
});

/** What axe has against the document, a line each. */
async function objections(page: Frame): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ' ' + failureSummary)))`);
}

/** The document with its style and without its script, for a window of its own. */
async function standAlone(page: Frame): Promise<string> {
  const style = await readFile(join(repositoryRoot, 'src', 'notices', 'policy-page', 'browser', 'page.css'), 'utf8');
  const body = await page.evaluate<string>('document.getElementById("root").outerHTML');
  return `<!doctype html><html lang="en"><head><title>x</title><style>${style}</style></head><body>${body}</body></html>`;
}

function screenshotPath(name: string): string {
  return join(repositoryRoot, 'out', 'screenshots', `${name}.png`);
}

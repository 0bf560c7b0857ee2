import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from '../../harness/until';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, statusItem, useProduct } from './product';

const policy = {
  ...bannedPolicy,
  exceptionUrl: 'https://intranet.example/ask?tool={tool}',
  rules: [
    ...bannedPolicy.rules,
    {
      id: 'codex',
      tools: ['openai-codex'],
      status: 'restricted',
      reason: 'It was not reviewed.',
      rationaleUrl: 'https://intranet.example/ai-tools/codex',
    },
  ],
};

const files = {
  '.github/workflows/review.yml': `on: push
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Claude review
        uses: anthropics/claude-code-action@v1
      - run: npx @openai/codex exec review
`,
  '.devcontainer/devcontainer.json': `{
  // What everybody gets.
  "features": {
    "ghcr.io/anthropics/devcontainer-features/claude-code:1": {}
  }
}
`,
  '.vscode/extensions.json': `{
  "recommendations": [
    "dbaeumer.vscode-eslint",
    "anthropic.claude-code"
  ]
}
`,
  'CLAUDE.md': 'Be brief.\n',
  'ignored/package.json': '{ "dependencies": { "@anthropic-ai/claude-code": "1" } }\n',
  '.gitignore': 'ignored/\n',
};

const folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-files-'));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
execFileSync('git', ['init', '-q'], { cwd: folder });

describe('findings in files', () => {
  const product = useProduct([], { workspaceFolder: folder }, policy);
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are in Problems, of the whole workspace, with their places; ignored files are not', async () => {
    const { workbench } = product();
    await workbench.runCommand('Problems: Focus on Problems View');
    await problemsAre(workbench, [
      'CLAUDE.md belongs to Claude Code. Example Group has banned it since 10 July 2026. AI tool policy claude-code [Ln 1, Col 1]',
      'Claude Code: banned by Example Group since 10 July 2026 AI tool policy claude-code [Ln 4, Col 6]',
      'Claude Code: banned by Example Group since 10 July 2026 AI tool policy claude-code [Ln 4, Col 6]',
      'Claude Code: banned by Example Group since 10 July 2026 AI tool policy claude-code [Ln 8, Col 15]',
      'OpenAI Codex: allowed by Example Group only with approval AI tool policy codex [Ln 9, Col 18]',
    ]);
  });

  it('count in the status item, but for what only informs, and interrupt nobody', async () => {
    const { workbench } = product();
    const item = await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('banned'));
    strictEqual(item.text, 'AI policy: 3 banned');
    deepStrictEqual(await workbench.notifications.all(), []);
  });

  it('say on hover what the policy says, and why', async () => {
    const { workbench } = product();
    const { page } = workbench;
    await workbench.openFile('.github/workflows/review.yml');
    await page.locator('.view-line', { hasText: 'claude-code-action' }).locator('span span').last().hover();
    const hover = page.locator('.monaco-hover:visible', { hasText: 'Alleged backdoor risk' });
    await hover.waitFor();
    const text = (await hover.innerText()).replace(/\s+/g, ' ');
    match(text, /review\.yml runs Claude Code\. Example Group has banned it since 10 July 2026\./);
    match(text, /Instead: Qoder/);
    const links = await hover.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('data-href')));
    ok(links.includes('https://intranet.example/ai-tools/claude-code'), links.join(' '));
    await page.screenshot({ path: 'out/screenshots/files-hover.png' });
  });

  it('are mended by a quick fix, in one step that can be undone', async () => {
    const { workbench } = product();
    await goTo(workbench, '8:20');
    const titles = await quickFixes(workbench);
    deepStrictEqual(titles, ['Remove the step “Claude review”', 'Why?', 'Request an exception']);
    await workbench.page.screenshot({ path: 'out/screenshots/files-quick-fix.png' });
    await chooseFix(workbench, 'Remove the step');
    await workbench.runCommand('File: Save');
    const original = files['.github/workflows/review.yml'];
    const step = / {6}- name: Claude review\n.*\n/.exec(original)?.[0] ?? 'no step';
    await until('the step to be gone', () => onDisk('.github/workflows/review.yml') === original.replace(step, ''));
    await until('its problem to go', async () => (await problems(workbench)).length === 4);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.runCommand('File: Save');
    await until('the file to be as it was', () => onDisk('.github/workflows/review.yml') === original);
    await until('its problem to be back', async () => (await problems(workbench)).length === 5);
  });

  it('are dismissed by a comment with a reason, where the rule lets people', async () => {
    const { workbench } = product();
    await goTo(workbench, '9:22');
    ok((await quickFixes(workbench)).includes('Ignore here, with a reason…'));
    await chooseFix(workbench, 'Ignore here');
    await workbench.quickInput.answer('SEC-123');
    await until('its problem to go', async () => (await problems(workbench)).every((text) => !text.includes('Codex')));
    await workbench.runCommand('File: Save');
    await until('the comment', () =>
      onDisk('.github/workflows/review.yml').includes('\n      # ai-tool-policy-ignore codex: SEC-123\n      - run:'),
    );
  });

  it('follow what is typed, before it is saved', async () => {
    const { workbench } = product();
    await workbench.openFile('.vscode/extensions.json');
    await goTo(workbench, '4:8');
    await workbench.runCommand('Delete Line');
    await until('its problem to go', async () => (await problems(workbench)).length === 3);
    ok(onDisk('.vscode/extensions.json').includes('anthropic.claude-code'));
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await until('its problem to be back', async () => (await problems(workbench)).length === 4);
  });

  it('follow what happens on the disk', async () => {
    const { workbench } = product();
    writeFileSync(join(folder, 'Dockerfile'), 'FROM node:22\nRUN npm i -g @anthropic-ai/claude-code\n');
    await until('the new file', async () =>
      (await problems(workbench)).some((text) => text.includes('[Ln 2, Col 14]')),
    );
    rmSync(join(folder, 'CLAUDE.md'));
    await until('what is gone to go', async () =>
      (await problems(workbench)).every((text) => !text.includes('CLAUDE.md')),
    );
  });

  it('are looked for again when somebody asks', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Check the workspace’s files');
    const told = await workbench.notifications.wait(/were checked/);
    match(told.message, /the policy concerns 4 places\./);
    await workbench.screenshot('files');
  });

  it('go with the folder that they are in', async () => {
    const { workbench } = product();
    const before = await problems(workbench);
    rmSync(join(folder, '.devcontainer'), { recursive: true });
    await until(
      'what is gone to go',
      async () => (await problems(workbench)).length === before.length - 1,
      undefined,
      () => problems(workbench),
    );
  });
});

function onDisk(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** The lines of the view without those of the files themselves. */
async function problems({ page }: Workbench): Promise<string[]> {
  const texts = await page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  return texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text.includes('[Ln '))
    .toSorted();
}

async function problemsAre(workbench: Workbench, expected: readonly string[]): Promise<void> {
  await until('the findings in Problems', async () => (await problems(workbench)).length >= expected.length);
  deepStrictEqual(await problems(workbench), expected);
}

async function goTo({ page, quickInput }: Workbench, place: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+P');
  await quickInput.answer(`:${place}`);
  const [line, column] = place.split(':');
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column ?? 1}` }).waitFor();
}

/** Opens the menu of the light bulb, and gives what is ours in it. */
async function quickFixes({ page }: Workbench): Promise<string[]> {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  await until('the menu of the light bulb', async () => {
    // Where nobody has anything to offer yet it says so, and goes.
    await page.keyboard.press('ControlOrMeta+.');
    await rows.first().waitFor({ timeout: 10_000 });
    return true;
  });
  return (await rows.allInnerTexts()).map((text) => text.trim());
}

async function chooseFix({ page }: Workbench, title: string): Promise<void> {
  await page.locator('.action-widget .monaco-list-row.action', { hasText: title }).click();
}

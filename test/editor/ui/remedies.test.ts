import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';
const [banned] = bannedPolicy.rules;

function policyWith(serial: number, change: object, rest: object = {}): object {
  return { ...bannedPolicy, ...rest, serial, rules: [{ ...banned, ...change }] };
}

/** A compact JWS (RFC 7515). */
function jws(policy: object, key: KeyObject): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', kid: 'test' })}.${encode(policy)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

/** Clicks a button of the modal dialog that is open. */
async function inDialog({ page }: Workbench, button: string): Promise<void> {
  await page
    .locator('.monaco-dialog-box .dialog-buttons a, .monaco-dialog-box .monaco-button', { hasText: button })
    .first()
    .click();
}

describe('comments in the settings', () => {
  const product = useProduct(['stand-in-dormant']);
  const settings = (url: string, entry: string, comma: string) => `{
  // mine
  "security.workspace.trust.enabled": false,
  "aiToolPolicy.policyUrl": "${url}",
  "extensions.allowed": {
    // everything else
    "*": true, // really
    "other.extension": ["1.0.0" /* the good one */]${comma} // last${entry}
    /* the end */
  }
}
`;
  const ours = '\n    "anthropic.claude-code": false';

  it('survive disabling, to the letter', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.wait(found);
    await writeFile(workbench.server.settingsFile, settings(policy.url, '', ''));
    await workbench.reload();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    await workbench.runCommand('AI Tool Policy: Disable an extension that the policy concerns');
    await workbench.quickInput.pick('Claude Code');
    await workbench.notifications.wait('Claude Code is disabled.');
    strictEqual(await readFile(workbench.server.settingsFile, 'utf8'), settings(policy.url, ours, ','));
    strictEqual(await workbench.page.locator('.tab').count(), 0, 'no editor was opened');
  });

  it('and taking it back', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.click('Claude Code is disabled.', 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual(await readFile(workbench.server.settingsFile, 'utf8'), settings(policy.url, '', ''));
  });
});

describe('a ban that is lifted', () => {
  const product = useProduct(['stand-in-dormant']);
  const lifted = 'Example Group allows Claude Code again. You disabled it on';

  it('is offered back, once', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.click(found, 'Disable');
    await workbench.notifications.wait('Claude Code is disabled.');
    policy.answer({ body: { ...bannedPolicy, serial: 8, rules: [] } });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    const { buttons } = await workbench.notifications.wait(lifted);
    deepStrictEqual(buttons, ['Enable again']);
    await workbench.screenshot('lifted');
    await workbench.notifications.click(lifted, 'Enable again');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    strictEqual((await workbench.server.readSettings())['extensions.allowed'], undefined);
  });
});

describe('a restricted extension', () => {
  const exceptionUrl =
    'https://intranet.example/exception?tool={tool}&item={item}&version={version}&rule={rule}&repository={repository}';
  const product = useProduct(['stand-in-dormant'], {}, policyWith(7, { status: 'restricted' }, { exceptionUrl }));
  const restricted = 'Claude Code is installed. Example Group allows Claude Code only with approval.';

  it('offers to note an approval, to request one, and the reason', async () => {
    const { workbench } = product();
    const { buttons } = await workbench.notifications.wait(restricted);
    deepStrictEqual(buttons, ['I have approval', 'Request', 'Why?']);
  });

  it('Request opens the page that the policy names, filled in, and shows the link', async () => {
    const { workbench } = product();
    const { page, server } = workbench;
    await mkdir(join(server.workspaceFolder, '.git'), { recursive: true });
    await writeFile(
      join(server.workspaceFolder, '.git', 'config'),
      '[remote "origin"]\n\turl = https://person:secret@git.example/a%20b/c&d%23e%25.git\n',
    );
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    const asked: string[] = [];
    await page.context().route('https://intranet.example/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ body: 'ok' });
    });
    await workbench.runCommand('AI Tool Policy: Request an exception');
    await workbench.quickInput.pick('Claude Code');
    await inDialog(workbench, 'Open');
    await until('the page to be asked for', async () => asked.length > 0);
    const { searchParams } = new URL(asked[0] ?? '');
    deepStrictEqual(Object.fromEntries(searchParams), {
      tool: 'claude-code',
      item: 'anthropic.claude-code',
      version: '2.1.91',
      rule: 'claude-code',
      repository: 'git.example/a b/c&d#e%',
    });
    ok(!asked.some((url) => url.includes('secret')));
    const shown = await workbench.notifications.wait('Request an exception at https://intranet.example/exception?');
    deepStrictEqual(shown.buttons, ['Copy link']);
  });

  it('an approval is noted with its reference; then it does not count any more', async () => {
    const { workbench } = product();
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 to check'));
    await workbench.runCommand('AI Tool Policy: Note an approval that you have');
    await workbench.quickInput.pick('Claude Code');
    await workbench.quickInput.answer('SEC-9');
    await workbench.notifications.wait('Noted: you have approval for Claude Code.');
    await workbench.statusBar.wait(statusItem, ({ text, background }) => text === 'AI policy' && background === 'none');
    await workbench.runCommand('AI Tool Policy: Show findings');
    await workbench.page
      .locator('.monaco-list-row', { hasText: 'you have approval (SEC-9)' })
      .waitFor({ timeout: 20_000 });
    await workbench.screenshot('approved');
  });

  it('and can be taken back', async () => {
    const { workbench } = product();
    await workbench.notifications.click('Noted: you have approval for Claude Code.', 'Undo');
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 to check'));
  });

  it('its notices can be put off', async () => {
    const { workbench } = product();
    await workbench.runCommand('AI Tool Policy: Put off notices');
    await workbench.quickInput.pick('Claude Code');
    await workbench.quickInput.pick('Until the policy changes');
    const { buttons } = await workbench.notifications.wait('Notices of Claude Code are put off.');
    deepStrictEqual(buttons, ['Undo']);
  });

  it('a granted exception shows its reference and its last day', async () => {
    const { workbench, policy } = product();
    const exceptions = [{ repositories: ['git.example/*'], until: '2099-12-31', reference: 'SEC-123' }];
    policy.answer({ body: policyWith(8, { exceptions }) });
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await workbench.page
      .locator('.monaco-list-row', { hasText: 'allowed by exception SEC-123 until 31 December 2099' })
      .waitFor({ timeout: 20_000 });
  });
});

describe('a banned version', () => {
  const product = useProduct(['stand-in-dormant'], {}, policyWith(7, { versions: '<3' }));
  const version = 'This version of Claude Code (2.1.91) is banned by Example Group.';
  const failed = /^Claude Code could not be updated: /;

  it('is updated first; where that cannot be, disabling is next', async () => {
    const { workbench } = product();
    const { buttons } = await workbench.notifications.wait(version);
    deepStrictEqual(buttons, ['Update', 'Why?', 'Use Qoder']);
    await workbench.notifications.click(version, 'Update');
    deepStrictEqual((await workbench.notifications.wait(failed)).buttons, ['Disable']);
    await workbench.notifications.click(failed, 'Disable');
    await workbench.notifications.wait('Claude Code is disabled.');
  });

  it('when it is disabled, an update that fails leaves it so', async () => {
    const { workbench } = product();
    await workbench.notifications.clear();
    await workbench.runCommand('AI Tool Policy: Update an extension to an allowed version');
    await workbench.quickInput.pick('Claude Code');
    deepStrictEqual((await workbench.notifications.wait(failed)).buttons, []);
    deepStrictEqual((await workbench.server.readSettings())['extensions.allowed'], {
      '*': true,
      'anthropic.claude-code': false,
    });
  });
});

describe('uninstalling', () => {
  const product = useProduct(['stand-in-dormant']);

  it('asks, and offers to install again', async () => {
    const { workbench } = product();
    await workbench.notifications.wait(found);
    await workbench.runCommand('AI Tool Policy: Uninstall an extension that the policy concerns');
    await workbench.quickInput.pick('Claude Code');
    await inDialog(workbench, 'Uninstall');
    const { buttons } = await workbench.notifications.wait('Claude Code is uninstalled.');
    deepStrictEqual(buttons, ['Install again']);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    const list = await readFile(join(workbench.server.extensionsFolder, 'extensions.json'), 'utf8');
    ok(!list.includes('anthropic.claude-code'), list);
  });
});

describe('a signed policy that says to disable', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const product = useProduct(
    ['stand-in-dormant'],
    { settings: { 'aiToolPolicy.publicKeys': [{ ...publicKey.export({ format: 'jwk' }), kid: 'test' }] } },
    jws(policyWith(8, { extension: 'disable' }), privateKey),
  );
  const said = 'Claude Code is disabled, as the policy of Example Group says.';

  it('is followed and said, and nothing else is said of it', async () => {
    const { workbench } = product();
    const { buttons } = await workbench.notifications.wait(said);
    deepStrictEqual(buttons, ['Undo']);
    strictEqual((await workbench.notifications.all()).length, 1);
    await workbench.screenshot('disabled-by-policy');
    const { 'extensions.allowed': allowed } = await workbench.server.readSettings();
    deepStrictEqual(allowed, { '*': true, 'anthropic.claude-code': false });
  });

  it('does not overrule whoever undoes it', async () => {
    const { workbench, policy } = product();
    await workbench.notifications.click(said, 'Undo');
    await workbench.notifications.wait(/Enabled again|Allowed to run again/);
    const { all } = policy.count();
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    await until('the policy to be asked for', () => policy.count().all > all);
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    strictEqual((await workbench.server.readSettings())['extensions.allowed'], undefined);
  });
});

describe('removing everything', () => {
  const product = useProduct(['stand-in-dormant'], { settings: { 'extensions.allowed': { '*': true, 'x.y': false } } });

  it('takes back the entries and deletes what was kept', async () => {
    const { workbench } = product();
    const storage = join(workbench.server.userDataFolder, 'User', 'globalStorage', 'ai-tool-policy.ai-tool-policy');
    await workbench.notifications.click(found, 'Disable');
    await workbench.notifications.wait('Claude Code is disabled.');
    await workbench.runCommand('AI Tool Policy: Remove everything that this extension set');
    await inDialog(workbench, 'Remove everything');
    const { buttons } = await workbench.notifications.wait('Everything that this extension set is removed.');
    deepStrictEqual(buttons, ['Uninstall', 'Reload window']);
    deepStrictEqual((await workbench.server.readSettings())['extensions.allowed'], { '*': true, 'x.y': false });
    match(await readFile(storage, 'utf8').catch(String), /ENOENT/);
  });
});

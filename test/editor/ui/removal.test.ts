import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until';
import { inDialog, policyWith, statusItem, useProduct } from './product';

const found = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';

/** A compact JWS (RFC 7515). */
function jws(policy: object, key: KeyObject): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', kid: 'test' })}.${encode(policy)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

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

  it('what is part of the editor is switched off as a whole, and on again', async () => {
    const { workbench, policy } = product();
    const { server, notifications } = workbench;
    const notice = 'GitHub Copilot is part of this editor.';
    policy.answer({ body: policyWith(8, { id: 'copilot', tools: ['github-copilot'] }) });
    await server.writeSettings({ 'aiToolPolicy.policyUrl': policy.url, 'chat.disableAIFeatures': false });
    await workbench.reload();
    await workbench.runCommand('AI Tool Policy: Refresh policy');
    deepStrictEqual((await notifications.wait(notice)).buttons, ['Turn off AI features', 'Why?', 'Use Qoder']);
    await workbench.screenshot('built-in-chat');
    await notifications.click(notice, 'Turn off AI features');
    await notifications.wait('The editor’s own AI features are off');
    strictEqual((await server.readSettings())['chat.disableAIFeatures'], true);
    await workbench.statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
    await notifications.click('The editor’s own AI features are off', 'Undo');
    await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('1 banned'));
    strictEqual((await server.readSettings())['chat.disableAIFeatures'], false);
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

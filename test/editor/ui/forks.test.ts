import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../harness/install/cache';
import { installServer, serverVersions } from '../../harness/install/vscode';
import { statusItem, useProduct } from './product';

const installed = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';

/** code-server is a fork of VS Code: its own command line, its own page, Open VSX for a gallery, no account of Microsoft's. */
for (const version of serverVersions) {
  describe(`a fork: code-server with VS Code ${version}`, () => {
    const product = useProduct(['stand-in-activated'], { version, fork: true });

    it('is what runs', () => {
      match(product().workbench.server.log(), /code-server 4\.\d+/);
    });

    it('knows every command of the editor that the product runs', async () => {
      const fork = await installServer(version);
      if (fork.kind !== 'installed') throw new Error(fork.reason);
      const workbench = ['code/browser/workbench/workbench.js', 'workbench/api/node/extensionHostProcess.js']
        .map((file) => readFileSync(join(fork.folder, 'out', 'vs', file), 'utf8'))
        .join('');
      const commands = editorCommands();
      ok(commands.includes('workbench.action.reloadWindow'), commands.join(', '));
      deepStrictEqual(
        commands.filter((command) => !workbench.includes(`"${command}"`)),
        [],
      );
    });

    it('says what is banned, in a notification and in the status bar', async () => {
      const { notifications, statusBar, screenshot } = product().workbench;
      const { buttons } = await notifications.wait(installed);
      deepStrictEqual(buttons, ['Disable', 'Why?', 'Use Qoder']);
      await statusBar.wait(statusItem, ({ text, background }) => text.includes('1 banned') && background === 'error');
      await screenshot(`fork-${version}`);
    });

    it('says so in the terminal before the command starts', async () => {
      const { terminal } = product().workbench;
      await terminal.open();
      await terminal.type('claude --version');
      await terminal.wait(/Claude Code is banned since 10 July 2026\.[\s\S]*stand-in\)/);
    });

    it('disables it by the fork’s own setting, and it is gone after a reload', async () => {
      const { notifications, statusBar, whileReloading, server } = product().workbench;
      await notifications.click(installed, 'Disable');
      await notifications.wait('Claude Code is disabled. Reload the window to stop it now.');
      deepStrictEqual((await server.readSettings())['extensions.allowed'], {
        '*': true,
        'anthropic.claude-code': false,
      });
      await whileReloading(() => notifications.click('Reload the window', 'Reload window'));
      await statusBar.wait(statusItem, ({ text, background }) => text === 'AI policy' && background === 'none');
    });

    it('asks for the policy when told to, and says what came back', async () => {
      const { workbench, policy } = product();
      policy.answer({ status: 404, body: 'Not found', contentType: 'text/plain' });
      await workbench.runCommand('AI Tool Policy: Refresh policy');
      const item = await workbench.statusBar.wait(statusItem, ({ text }) => text.includes('unreachable'));
      ok(item.label.includes('stays in force'), item.label);
      strictEqual(item.background, 'none');
    });
  });
}

/** Ids in the sources that are commands of the editor's own. */
function editorCommands(): readonly string[] {
  const source = join(repositoryRoot, 'src');
  const text = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(vscode|notices|actions)\b.*\.ts$/.test(file))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
  const ids = [...text.matchAll(/'((?:workbench\.(?:actions?|extensions)|extension|vscode)\.[\w.]+|setContext)'/g)];
  return [...new Set(ids.map((match) => match[1] ?? ''))];
}

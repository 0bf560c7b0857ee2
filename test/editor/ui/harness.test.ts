import assert from 'node:assert/strict';
import { fixturePackage } from '../../harness/packages';
import { useWorkbench } from '../../harness/workbench';

describe('the harness, through the workbench', () => {
  const workbench = useWorkbench(async () => ({ packages: [await fixturePackage('stand-in-activated')] }));

  it('runs a command, and reads the notification', async () => {
    await workbench().runCommand('Claude Code (stand-in): Say hello');
    const shown = await workbench().notifications.wait('Hello from the stand-in');
    assert.equal(shown.severity, 'info');
  });

  it('types in a terminal, and reads what it shows', async () => {
    await workbench().terminal.open();
    await workbench().terminal.type('claude --version');
    await workbench().terminal.wait('2.1.91 (Claude Code, stand-in)');
  });

  it('lists extensions as VS Code does', async () => {
    const found = await workbench().extensionsView.search('@installed stand-in');
    assert.deepEqual(
      found.map(({ name, state }) => ({ name, state })),
      [{ name: 'Claude Code (stand-in)', state: 'enabled' }],
    );
    assert.deepEqual(await workbench().extensionsView.search('@disabled stand-in'), []);
  });

  it('reads the status bar, and its tooltip', async () => {
    const problems = await workbench().statusBar.wait('status.problems');
    assert.deepEqual(problems.icons, ['error', 'warning']);
    assert.match(await workbench().statusBar.tooltip('status.problems'), /No Problems/);
  });

  it('reloads the window', async () => {
    await workbench().whileReloading(() => workbench().runCommand('Developer: Reload Window'));
    await workbench().runCommand('Claude Code (stand-in): Say hello');
    await workbench().notifications.wait('Hello from the stand-in');
  });
});

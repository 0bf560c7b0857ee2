import assert from 'node:assert/strict';
import { extensions, version, workspace } from 'vscode';
import { hostRun, remotePolicyServer } from '../../harness/host-run';

describe('the harness, inside the extension host', () => {
  it('runs in the version asked for', () => {
    assert.ok(version.startsWith(`${hostRun().version}.`), version);
  });

  it('has the stand-in installed and the policy address set', () => {
    assert.equal(extensions.getExtension('anthropic.claude-code')?.packageJSON.displayName, 'Claude Code (stand-in)');
    assert.equal(workspace.getConfiguration('aiToolPolicy').get('policyUrl'), hostRun().policyUrl);
  });

  it('reaches the policy server, and can change its answer', async () => {
    const server = remotePolicyServer();
    await server.answer({ status: 503 });
    assert.equal((await fetch(server.url)).status, 503);
    await server.answer({ status: 200 });
    assert.equal((await fetch(server.url)).status, 200);
  });
});

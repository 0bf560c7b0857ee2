import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { observeEditor } from '../../../src/vscode/observe/editor';
import { observeMcpFiles } from '../../../src/vscode/observe/mcp';
import { hostRun } from '../../harness/host-run';
import { until } from '../../harness/until';

describe('the editor itself', () => {
  it('says how it calls itself, what its chat belongs to, and that its AI features are off', async () => {
    const { appName, uriScheme, chatAgent, aiFeatures } = await observeEditor();
    assert.equal(appName, vscode.env.appName);
    assert.equal(uriScheme, vscode.env.uriScheme);
    if (hostRun().version === '1.100') {
      assert.deepEqual([chatAgent, aiFeatures], [undefined, 'unknown']);
    } else {
      assert.equal(chatAgent?.extension, 'GitHub.copilot-chat');
      assert.equal(aiFeatures, 'off');
    }
  });
});

describe('with the editor’s own AI features off', () => {
  it('an assistant goes on in a view of its own', async () => {
    assert.equal(vscode.workspace.getConfiguration('chat').get('disableAIFeatures'), true);
    const assistant = vscode.extensions.getExtension<{ isVisible(): boolean }>('ai-tool-policy-tests.own-view');
    assert.ok(assistant);
    await vscode.commands.executeCommand('ownView.talk.focus');
    await until('the view to be shown', () => assistant.isActive && assistant.exports.isVisible());
  });
});

describe('files with MCP servers', () => {
  it('of the folder and of the profile; those that are not there are left out', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, '.vscode', 'mcp.json');
    const storage = vscode.Uri.joinPath(folder, 'User', 'globalStorage', 'x');
    const ofMany = vscode.Uri.joinPath(folder, '.continue', 'mcpServers');
    const agents = vscode.Uri.joinPath(folder, '.claude', 'agents');
    const ofProfile = vscode.Uri.joinPath(folder, 'User', 'mcp.json');
    const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      await write(file, '{ "servers": {} }');
      await write(vscode.Uri.joinPath(ofMany, 'team.yaml'), 'mcpServers: []');
      await write(vscode.Uri.joinPath(ofMany, 'notes.md'), 'No servers.');
      await write(vscode.Uri.joinPath(agents, 'reviewer.md'), 'An agent.');
      await write(ofProfile, '{}');
      const names = ['.vscode/mcp.json', '.mcp.json', '.continue/mcpServers/*', '.claude/agents/*', '.absent/*'];
      const files = await observeMcpFiles(names, storage);
      assert.deepEqual(
        files.map(({ path, text }) => `${path}: ${text}`),
        [
          '.vscode/mcp.json: { "servers": {} }',
          '.continue/mcpServers/team.yaml: mcpServers: []',
          '.claude/agents/reviewer.md: An agent.',
          'mcp.json of your profile: {}',
        ],
      );
      assert.deepEqual(await observeMcpFiles([], storage), [], 'nothing is read without a policy');
    } finally {
      await vscode.workspace.fs.delete(file);
      for (const made of ['.continue', '.claude'])
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, made), { recursive: true });
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'User'), { recursive: true });
    }
  });
});

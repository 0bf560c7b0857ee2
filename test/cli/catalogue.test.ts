import assert from 'node:assert/strict';
import { checkRows, run } from './support';

describe('cli: catalogue', () => {
  checkRows([
    {
      it: 'lists',
      args: ['catalogue'],
      code: 0,
      stdout: [/^claude-code +Claude Code +Anthropic +cli, /m, /^cursor /m],
    },
    { it: 'lists when told to', args: ['catalogue', 'list'], code: 0, stdout: [/^aider /m] },
    {
      it: 'shows',
      args: ['catalogue', 'show', 'claude-code'],
      code: 0,
      stdout: ['Claude Code (claude-code)', 'npm:@anthropic-ai/claude-code', 'CLAUDE.md', 'sources:'],
    },
    { it: 'shows by a former id', args: ['catalogue', 'show', 'sourcegraph-amp'], code: 0, stdout: ['Amp (amp)'] },
    { it: 'shows nothing', args: ['catalogue', 'show'], code: 2, stderr: ['show takes one or more ids'] },
    {
      it: 'shows what there is not',
      args: ['catalogue', 'show', 'cluade-code'],
      code: 2,
      stderr: ['Did you mean claude-code?'],
    },
    { it: 'searches', args: ['catalogue', 'search', 'anysphere'], code: 0, stdout: [/^cursor /m, /^cursor-cli /m] },
    { it: 'searches for nothing', args: ['catalogue', 'search'], code: 2, stderr: ['search takes one or more words'] },
    { it: 'finds nothing', args: ['catalogue', 'search', 'zzzz-no-such-tool'], code: 1 },
    { it: 'a misspelt verb', args: ['catalogue', 'shwo', 'amp'], code: 2, stderr: ['Did you mean show?'] },
  ]);

  it('JSON: a list to list and search, an object to show', async () => {
    const found = await run(['catalogue', 'search', 'claude', 'code', '--format', 'json']);
    assert.ok(JSON.parse(found.stdout).some(({ id }: { id: string }) => id === 'claude-code'));
    const shown = await run(['catalogue', 'show', '--format', 'json', 'claude-code']);
    assert.equal(JSON.parse(shown.stdout).vendor.id, 'anthropic');
    const listed = await run(['catalogue', '--format', 'json']);
    assert.ok(JSON.parse(listed.stdout).length > 100);
  });
});

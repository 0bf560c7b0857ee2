import assert from 'node:assert/strict';
import { because, checkRows, policy, run } from './support';

const organization = policy([
  {
    id: 'claude-code',
    tools: ['claude-code'],
    status: 'banned',
    from: '2026-07-10',
    exceptions: [{ repositories: ['github.com/example/ai-*'], until: '2026-12-31', reference: 'SEC-123' }],
    ...because,
  },
]);

const asExpected = `[
  // before, after, and where an exception holds
  { "item": "tool:claude-code", "on": "2026-07-09",
    "expect": { "status": "allowed", "rule": null, "announced": { "rule": "claude-code", "from": "2026-07-10" } } },
  { "item": "tool:claude-code", "on": "2026-07-10",
    "expect": { "status": "banned", "rule": "claude-code", "layer": "organization", "announced": null, "exception": null } },
  { "item": "extension:anthropic.claude-code", "on": "2026-08-01", "repository": "https://github.com/example/ai-lab",
    "expect": { "status": "allowed", "exception": { "reference": "SEC-123" } } },
]`;

const notAsExpected = `{
  "cases": [
    { "item": "tool:claude-code", "on": "2026-07-10", "expect": { "status": "banned" } },
    { "name": "Claude Code is fine", "item": "tool:claude-code", "on": "2026-07-10", "expect": { "status": "allowed", "rule": null } }
  ]
}`;

const files = { 'p.json': organization, 'good.jsonc': asExpected, 'bad.jsonc': notAsExpected };
const test = ['test', '--policy', 'p.json'];

describe('cli: test', () => {
  checkRows(
    [
      { it: 'all as expected', args: [...test, 'good.jsonc'], code: 0, stdout: [/^3 cases: 3 as expected, 0 not\n$/] },
      {
        it: 'a diff and the place of what is not as expected',
        args: [...test, 'bad.jsonc'],
        code: 1,
        stdout: [
          'bad.jsonc:4:5: not as expected: Claude Code is fine\n  tool:claude-code on 2026-07-10\n',
          '  - status: "allowed"\n  + status: "banned"\n',
          '  - rule: null\n  + rule: "claude-code"\n',
          '2 cases: 1 as expected, 1 not',
        ],
      },
      {
        it: 'several files',
        args: [...test, 'good.jsonc', 'bad.jsonc'],
        code: 1,
        stdout: ['5 cases: 4 as expected, 1 not'],
      },
      {
        it: '--on for cases without a date',
        args: [...test, '--on', '2026-07-01', 'x'],
        files: { x: '[{ "item": "tool:claude-code", "expect": { "status": "allowed" } }]' },
        code: 0,
        stdout: ['1 as expected'],
      },
      { it: 'no cases file', args: test, code: 2, stderr: ['no file of test cases is given'] },
      { it: 'an absent file', args: [...test, 'absent'], code: 2, stderr: ['absent cannot be read'] },
      { it: 'no policy', args: ['test', 'good.jsonc'], code: 2, stderr: ['--policy <file|url> is missing'] },
      {
        it: 'an empty list proves nothing',
        args: [...test, 'x'],
        files: { x: '[]' },
        code: 2,
        stderr: ['x:1:1: error', 'cases'],
      },
      {
        it: 'what is no list',
        args: [...test, 'x'],
        files: { x: '{ "item": "tool:x" }' },
        code: 2,
        stderr: ['x:1:1: error'],
      },
      { it: 'what is not JSON', args: [...test, 'x'], files: { x: '[ { ] }' }, code: 2, stderr: [/^x:1:\d+: error/m] },
      {
        it: 'misspelt fields, all at once',
        args: [...test, 'x'],
        files: {
          x: '[\n  { "itme": "tool:x", "expect": { "statsu": "banned", "rule": 3 } },\n  { "item": "tool:x", "expect": { "status": "bannd" } }\n]',
        },
        code: 2,
        stderr: [
          'x:2:3: error: "item" is missing',
          'x:2:5: error: "itme" is not a field here. Did you mean "item"?',
          '"statsu" is not a field here. Did you mean "status"?',
          '"rule" must be a text; found 3.',
          /^x:3:\d+: error: "status" .*Did you mean "banned"\?$/m,
        ],
      },
      {
        it: 'cases that ask for nothing known',
        args: [...test, 'x'],
        files: {
          x: '[\n  { "item": "cursor", "expect": {} },\n  { "item": "tool:cursor", "on": "soon", "expect": {} }\n]',
        },
        code: 2,
        stderr: ['x:2:3: error: an item begins with', 'x:3:3: error: "on" must be a day'],
      },
    ],
    { files },
  );

  it('JSON has every case with what the policy says', async () => {
    const { code, stdout } = await run([...test, '--format', 'json', 'bad.jsonc'], { files });
    assert.equal(code, 1);
    const { passed, failed, cases } = JSON.parse(stdout);
    assert.deepEqual([passed, failed], [1, 1]);
    assert.deepEqual(cases[1].differences, [
      { field: 'status', expected: 'allowed', actual: 'banned' },
      { field: 'rule', expected: null, actual: 'claude-code' },
    ]);
    assert.deepEqual([cases[1].file, cases[1].line, cases[1].passed], ['bad.jsonc', 4, false]);
    assert.equal(cases[1].actual.rule, 'claude-code');
  });
});

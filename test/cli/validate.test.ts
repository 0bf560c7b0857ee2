import assert from 'node:assert/strict';
import { because, checkRows, policy, run } from './support';

const clean = policy([{ id: 'claude-code', tools: ['claude-code'], status: 'banned', ...because }]);
const warned = policy([{ id: 'a', tools: ['claude-cod'], status: 'banned', ...because }]);
const wrong = `{
  "version": 1, "organization": "Example Group", "serial": 7,
  "rules": [
    { "id": "a", "tools": ["cursor"], "status": "bannd", "reason": "x", "rationaleUrl": "http://example.com" },
    { "id": "b", "tools": ["cline"], "status": "allowed", "until": "2020-01-01" }
  ]
}`;
const disabling = policy([{ id: 'a', tools: ['cursor'], status: 'banned', extension: 'disable', ...because }]);
const managed = `{
  "policyUrl": "https://policy.example/ai.json",
  "policy": {
    "version": 1, "organization": "Example Group", "serial": 7, "rules": [
      { "id": "a", "tools": ["cursor"], "status": "bannd" }
    ]
  }
}`;

describe('cli: validate', () => {
  checkRows(
    [
      { it: 'a clean policy', args: ['validate', 'clean.json'], code: 0, stdout: [/^clean\.json: no problems\n$/] },
      {
        it: 'warnings alone are no failure',
        args: ['validate', 'warned.json'],
        code: 0,
        stdout: [/^warned\.json:\d+:\d+: warning: .*Did you mean "claude-code"\?$/m, '0 errors, 1 warning in 1 file'],
      },
      {
        it: 'all errors and warnings at once, each at its place',
        args: ['validate', 'wrong.json'],
        code: 1,
        stdout: [
          /^wrong\.json:4:49: error: "status" .*Did you mean "banned"\?$/m,
          /^wrong\.json:4:89: error: "rationaleUrl" must be an https/m,
          /^wrong\.json:5:68: warning: Rule "b" has lapsed/m,
        ],
      },
      {
        it: 'several files in one go',
        args: ['validate', 'clean.json', 'wrong.json', 'warned.json'],
        code: 1,
        stdout: ['clean.json: no problems', 'wrong.json:4:49', 'warned.json:', 'in 3 files'],
      },
      {
        it: 'an unreadable file does not keep the others from being checked',
        args: ['validate', 'absent.json', 'wrong.json'],
        code: 2,
        stdout: ['wrong.json:4:49: error'],
        stderr: ['absent.json cannot be read: there is no such file.', 'Check the path'],
      },
      { it: 'no file', args: ['validate'], code: 2, stderr: ['no file is given'] },
      { it: 'the standard input', args: ['validate', '-'], stdin: wrong, code: 1, stdout: ['-:4:49: error'] },
      { it: 'what is not JSON', args: ['validate', 'x'], files: { x: '{ "version": 1, ' }, code: 1, stdout: ['x:1:'] },
      { it: 'a web page', args: ['validate', 'x'], files: { x: '<!doctype html>' }, code: 1, stdout: ['a web page'] },
      {
        it: 'disable in an unsigned policy',
        args: ['validate', 'disabling.json'],
        code: 0,
        stdout: [/warning: .*signed policy/],
      },
      { it: '--signed', args: ['validate', '--signed', 'disabling.json'], code: 0, stdout: ['no problems'] },
      {
        it: '--today looks ahead',
        args: ['validate', '--today', '2027-01-01', 'until.json'],
        files: {
          'until.json': policy([{ id: 'a', tools: ['cursor'], status: 'banned', until: '2026-12-31', ...because }]),
        },
        code: 0,
        stdout: ['has lapsed'],
      },
      {
        it: '--today that is no date',
        args: ['validate', '--today', 'tomorrow', 'clean.json'],
        code: 2,
        stderr: ['--today must be a day such as 2026-07-10'],
      },
      {
        it: "a repository's own file by its name",
        args: ['validate', 'app/.ai-tool-policy.json'],
        files: {
          'app/.ai-tool-policy.json': JSON.stringify({
            version: 1,
            mode: 'audit',
            rules: [{ id: 'a', tools: ['cursor'], status: 'banned', ...because }],
          }),
        },
        code: 1,
        stdout: [`A repository's own file cannot set "mode"`],
      },
      {
        it: "a repository's own file by --layer",
        args: ['validate', '--layer', 'workspace', 'own.json'],
        files: {
          'own.json': JSON.stringify({ version: 1, rules: [{ id: 'a', tools: ['cursor'], status: 'allowed' }] }),
        },
        code: 0,
        stdout: ['no problems'],
      },
      {
        it: 'the policy inside a managed file, at its place in the file',
        args: ['validate', '--layer', 'managed', 'managed.json'],
        code: 1,
        stdout: [/^managed\.json:5:\d+: error: "status" .*Did you mean "banned"\?$/m],
      },
      {
        it: 'a managed file without a policy inside',
        args: ['validate', '--layer', 'managed', 'x'],
        files: { x: '{ "policyUrl": "https://policy.example/ai.json", "publicKeys": [] }' },
        code: 0,
        stdout: ['no problems'],
      },
      {
        it: 'a managed file with a wrong and an unknown field',
        args: ['validate', '--layer', 'managed', 'x'],
        files: { x: '{\n  "policyUrl": "http://policy.example/ai.json"\n}' },
        code: 1,
        stdout: ['x:2:16: error: policyUrl: the policy URL must begin with https:'],
      },
      {
        it: 'the policy inside a JWS',
        args: ['validate', 'x'],
        files: { x: `${encode('{"alg":"EdDSA"}')}.${encode(wrong)}.${encode('signature')}` },
        code: 1,
        stdout: ['x:4:49: error'],
      },
    ],
    {
      files: {
        'clean.json': clean,
        'warned.json': warned,
        'wrong.json': wrong,
        'disabling.json': disabling,
        'managed.json': managed,
      },
    },
  );

  it('JSON has every fact of every problem', async () => {
    const { code, stdout } = await run(['validate', '--format', 'json', 'w', 'absent'], { files: { w: wrong } });
    assert.equal(code, 2);
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ file, valid, layer }: { file: string; valid: boolean; layer: string }) => [file, valid, layer]),
      [
        ['w', false, 'organization'],
        ['absent', false, 'organization'],
      ],
    );
    assert.equal(files[1].unreadable, 'absent cannot be read: there is no such file.');
    const [status] = files[0].problems;
    assert.equal(status.severity, 'error');
    assert.equal(status.line, 4);
    assert.equal(status.column, 49);
    assert.equal(status.path, '$.rules[0].status');
    assert.equal(status.nearest, 'banned');
  });
});

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

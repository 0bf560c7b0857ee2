import assert from 'node:assert/strict';
import { forbids } from '../../src/core/remedies/extensions-allowed';
import { because, checkRows, policy, run } from './support';

interface ExportRow {
  readonly it: string;
  readonly rules: readonly unknown[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly on?: string;
  readonly allowed: Readonly<Record<string, unknown>>;
  /** One for each line on stderr. */
  readonly warnings: readonly RegExp[];
}

const ban = (fields: Readonly<Record<string, unknown>>) => ({ id: 'r', status: 'banned', ...because, ...fields });

const rows: readonly ExportRow[] = [
  {
    it: "a tool's extensions by id",
    rules: [ban({ tools: ['claude-code'] })],
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/rule "r": VS Code shows no reason and no link\.$/],
  },
  {
    it: 'a publisher, and the one extension of it that is allowed',
    rules: [ban({ extensions: ['example.*'] }), { id: 'a', extensions: ['Example.good'], status: 'allowed' }],
    allowed: { '*': true, example: false, 'example.good': true },
    warnings: [/rule "r"/],
  },
  {
    it: 'every extension but one, never without this one',
    rules: [ban({ extensions: ['*.*'] }), { id: 'a', extensions: ['example.good'], status: 'allowed' }],
    allowed: { 'ai-tool-policy.ai-tool-policy': true, 'example.good': true },
    warnings: [/rule "r"/],
  },
  {
    it: 'the only versions that are allowed, as a list',
    rules: [
      ban({ extensions: ['example.tool'] }),
      { id: 'a', tools: ['x'], extensions: ['example.tool'], versions: '1.2.3 || 1.2.4', status: 'allowed' },
    ],
    allowed: { '*': true, 'example.tool': false },
    warnings: [/rule "r"/],
  },
  {
    it: 'a closer allowance of listed versions',
    rules: [
      ban({ extensions: ['example.*'] }),
      { id: 'a', extensions: ['example.tool'], versions: '1.2.3 || 1.2.4', status: 'allowed' },
    ],
    allowed: { '*': true, example: false, 'example.tool': ['1.2.3', '1.2.4'] },
    warnings: [/rule "r"/],
  },
  {
    it: 'a closer allowance of a range stays out',
    rules: [
      ban({ extensions: ['example.*'] }),
      { id: 'a', extensions: ['example.tool'], versions: '>=1.2.3', status: 'allowed' },
    ],
    allowed: { '*': true, example: false },
    warnings: [/rule "r"/, /rule "a": VS Code lists single versions, not ranges such as >=1\.2\.3/],
  },
  {
    it: 'a ban on some versions cannot be said',
    rules: [ban({ extensions: ['example.tool'], versions: '>=2.1.91 <2.1.314' })],
    allowed: { '*': true },
    warnings: [/rule "r": VS Code cannot ban some versions \(>=2\.1\.91 <2\.1\.314\)/],
  },
  {
    it: 'a ban on some versions of what is banned anyway',
    rules: [
      ban({ tools: ['claude-code'] }),
      ban({ id: 's', extensions: ['anthropic.claude-code'], versions: '<2.0.0' }),
    ],
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/rule "r"/, /rule "s"/],
  },
  {
    it: 'a pattern within a publisher',
    rules: [ban({ extensions: ['anthropic.claude-*'] })],
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/of anthropic\.claude-\* only the extensions of the catalogue are listed/],
  },
  {
    it: 'a restricted rule',
    rules: [{ ...ban({ tools: ['claude-code'] }), status: 'restricted' }],
    allowed: { '*': true },
    warnings: [/rule "r": restricted has no form in VS Code/],
  },
  {
    it: 'not yet in force',
    rules: [ban({ tools: ['claude-code'], from: '2026-09-01' })],
    allowed: { '*': true },
    warnings: [/not in force before 2026-09-01/],
  },
  {
    it: 'in force by --on',
    rules: [ban({ tools: ['claude-code'], from: '2026-09-01', until: '2026-12-31' })],
    on: '2026-09-01',
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/it ends with 2026-12-31; export again after it/],
  },
  {
    it: 'lapsed',
    rules: [ban({ tools: ['claude-code'], until: '2026-07-01' })],
    allowed: { '*': true },
    warnings: [/it has lapsed \(until 2026-07-01\)/],
  },
  {
    it: 'commands, packages and models have no form',
    rules: [ban({ commands: ['claude'], packages: ['npm:x'], models: ['claude-*'] })],
    allowed: { '*': true },
    warnings: [/rule "r": no extension belongs to what it names/],
  },
  {
    it: 'exceptions by repository',
    rules: [ban({ tools: ['claude-code'], exceptions: [{ repositories: ['github.com/example/x'] }] })],
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/no exceptions by repository; the ban holds in those as well/],
  },
  {
    it: 'audit mode is said aloud',
    rules: [ban({ tools: ['claude-code'] })],
    fields: { mode: 'audit' },
    allowed: { '*': true, 'anthropic.claude-code': false },
    warnings: [/audit mode/, /rule "r"/],
  },
];

describe('cli: export', () => {
  for (const row of rows) {
    it(row.it, async () => {
      const on = row.on === undefined ? [] : ['--on', row.on];
      const args = ['export', '--format', 'vscode-allowed-extensions', '--policy', 'p', ...on];
      const { code, stdout, stderr } = await run(args, { files: { p: policy(row.rules, row.fields) } });
      assert.equal(code, 0, stderr);
      assert.deepEqual(JSON.parse(stdout), row.allowed);
      const warnings = stderr.split('\n').filter((line) => line.startsWith('warning: '));
      assert.equal(warnings.length, row.warnings.length, stderr);
      for (const [index, wanted] of row.warnings.entries()) assert.match(warnings[index] ?? '', wanted);
    });
  }

  it('an allow-list organisation: known assistants are listed, others are not stopped', async () => {
    const text = policy([{ id: 'a', tools: ['qoder'], status: 'allowed' }], { unlisted: 'banned' });
    const { stdout, stderr } = await run(['export', '--format', 'vscode-allowed-extensions', '--policy', 'p'], {
      files: { p: text },
    });
    const allowed = JSON.parse(stdout);
    assert.match(stderr, /"unlisted": "banned" holds for every AI assistant/);
    const rows: readonly (readonly [string, boolean])[] = [
      ['anthropic.claude-code', true],
      ['GitHub.copilot-chat', true],
      ['ms-python.python', false],
      ['ai-tool-policy.ai-tool-policy', false],
    ];
    for (const [id, forbidden] of rows) assert.equal(forbids(allowed, id), forbidden, id);
  });

  it('policy.json has the value as a text', async () => {
    const text = policy([ban({ tools: ['claude-code'] })]);
    const { stdout } = await run(['export', '--format', 'vscode-policy-json', '--policy', 'p'], { files: { p: text } });
    const { AllowedExtensions, ...others } = JSON.parse(stdout);
    assert.deepEqual(others, {});
    assert.deepEqual(JSON.parse(AllowedExtensions), { '*': true, 'anthropic.claude-code': false });
  });

  checkRows([
    {
      it: 'no format',
      args: ['export', '--policy', 'p'],
      files: { p: policy([]) },
      code: 2,
      stderr: ['--format is missing'],
    },
    {
      it: 'no policy',
      args: ['export', '--format', 'vscode-policy-json'],
      code: 2,
      stderr: ['--policy <file|url> is missing'],
    },
    {
      it: 'a policy as an operand',
      args: ['export', '--format', 'vscode-policy-json', 'p'],
      code: 2,
      stderr: ['the policy goes behind --policy'],
    },
  ]);
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../contract/source-files';
import { because, policy, run } from './support';

const folder = join(root, 'test', 'fixtures', 'repository');
const instead = { alternatives: ['qoder'] };
const ask = [
  'openai-codex',
  'github-copilot',
  'github-copilot-chat',
  'opencode',
  'aider',
  'cursor',
  'gemini-cli',
  'devin',
];
const restricted = { id: 'ask', tools: ask, status: 'restricted', ...because, ...instead };
const banned = { id: 'claude-code', tools: ['claude-code'], status: 'banned', ...because };
const files = { 'p.json': policy([banned, restricted]) };

/** What a reader of the fixture finds: `file:line kind tool`. */
const expected = [
  '.claude/agents/a.md:1 presence claude-code',
  '.cursor/rules/a.mdc:1 presence cursor',
  '.devcontainer/devcontainer.json:5 install claude-code',
  '.devcontainer/devcontainer.json:8 recommend openai-codex',
  '.devcontainer/devcontainer.json:10 run openai-codex',
  '.github/actions/setup/action.yml:5 install aider',
  '.github/workflows/review.yml:8 run claude-code',
  '.github/workflows/review.yml:17 install openai-codex',
  '.github/workflows/review.yml:18 run claude-code',
  '.husky/pre-commit:2 run openai-codex',
  '.mcp.json:1 run openai-codex',
  '.vscode/extensions.json:3 recommend github-copilot',
  '.vscode/extensions.json:6 recommend claude-code',
  '.vscode/settings.json:3 configure github-copilot',
  'CLAUDE.md:1 presence claude-code',
  'GEMINI.md:1 presence gemini-cli',
  'Makefile:2 run claude-code',
  'docker/Dockerfile:5 install claude-code',
  'docker/Dockerfile:7 run claude-code',
  'docker/compose.yaml:4 run claude-code',
  'package-lock.json:7 install opencode',
  'package.json:5 run claude-code',
  'package.json:6 run claude-code',
  'package.json:10 install openai-codex',
  'packages/web/.cursor/b.mdc:1 presence cursor',
  'packages/web/CLAUDE.md:1 presence claude-code',
  'requirements.txt:2 install aider',
  'scripts/install.ps1:2 install claude-code',
  'scripts/review.sh:4 run openai-codex',
  'scripts/setup:2 install claude-code',
];

interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly tool: string;
  readonly kind: string;
  readonly status: string;
  readonly rule: string | null;
}

describe('cli: check, a whole repository', () => {
  it('as JSON', async () => {
    const { code, stdout } = await check('--format', 'json');
    assert.equal(code, 1);
    const { files: read, findings, unreadable, ...rest } = JSON.parse(stdout);
    assert.deepEqual(rest, {});
    assert.deepEqual(
      findings.map(({ file, line, kind, tool }: JsonFinding) => `${file}:${line} ${kind} ${tool}`),
      expected,
    );
    assert.deepEqual(findings[1], {
      file: '.cursor/rules/a.mdc',
      line: 1,
      column: 1,
      tool: 'cursor',
      kind: 'presence',
      status: 'restricted',
      rule: 'ask',
    });
    assert.ok(read >= 17, `${read} files`);
    assert.deepEqual(unreadable, [
      { file: 'packages/web/package.json', line: 1, why: 'broken JSON: colon expected' },
      { file: 'tools/binary.sh', line: 1, why: 'it is a binary file' },
      { file: 'tools/latin.sh', line: 1, why: 'it is not valid UTF-8' },
    ]);
  });

  it('as text, with why and what instead', async () => {
    const { stdout } = await check();
    assert.ok(
      stdout.includes(
        `.mcp.json:1:36: restricted: .mcp.json runs OpenAI Codex. Example Group allows OpenAI Codex only with approval. [ask]
    It was not reviewed.
    Instead: Qoder
    https://intranet.example/ai
`,
      ),
      stdout,
    );
    assert.match(stdout, /^CLAUDE\.md:1:1: note \(banned\): /m);
    assert.match(stdout, /^tools\/binary\.sh:1: could not be read: it is a binary file$/m);
    assert.match(stdout, /files, 30 findings, 1 dismissed, 3 not read\n$/);
  });

  it('as workflow commands', async () => {
    const { stdout } = await check('--format', 'github');
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, expected.length + 3);
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^\n]*::/);
    assert.ok(
      lines.some((line) =>
        line.startsWith(
          '::error file=Makefile,line=2,endLine=2,col=2,endColumn=8,title=Claude Code%3A banned (claude-code)::Makefile runs Claude Code. ',
        ),
      ),
    );
    assert.ok(lines.some((line) => line.startsWith('::notice file=CLAUDE.md,')));
    assert.ok(lines.some((line) => line.includes('%0AInstead%3A') || line.includes('%0AInstead: Qoder%0A')));
  });

  it('as SARIF', async () => {
    const { stdout } = await check('--format', 'sarif');
    const log = JSON.parse(stdout);
    assert.equal(log.version, '2.1.0');
    const [one, ...others] = log.runs;
    assert.deepEqual(others, []);
    const { driver } = one.tool;
    assert.deepEqual(
      driver.rules.map(({ id, helpUri }: { id: string; helpUri: string }) => [id, helpUri]),
      [
        ['claude-code', 'https://intranet.example/ai'],
        ['ask', 'https://intranet.example/ai'],
      ],
    );
    for (const rule of driver.rules) {
      for (const text of [rule.shortDescription, rule.fullDescription, rule.help])
        assert.equal(typeof text.text, 'string');
      assert.ok(['error', 'warning'].includes(rule.defaultConfiguration.level));
    }
    assert.equal(one.results.length, expected.length + 1);
    const fingerprints = one.results.map((result: { partialFingerprints: unknown }) =>
      JSON.stringify(result.partialFingerprints),
    );
    assert.deepEqual([...new Set(fingerprints)], fingerprints);
    for (const result of one.results) {
      assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(result.message.text.length > 0);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.ok(URL.canParse(artifactLocation.uri, 'file:///x/'));
      assert.ok(region.startLine >= 1 && region.startColumn >= 1);
      assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
    }
    assert.deepEqual(
      one.results
        .filter((result: { suppressions?: unknown }) => result.suppressions)
        .map((result: { suppressions: unknown }) => result.suppressions),
      [[{ kind: 'inSource', justification: 'agreed with the platform team' }]],
    );
    assert.equal(one.invocations[0].executionSuccessful, true);
    assert.equal(one.invocations[0].toolExecutionNotifications.length, 3);
  });
});

describe('cli: check, what fails', () => {
  const rows: readonly {
    readonly it: string;
    readonly args: readonly string[];
    readonly policy?: string;
    readonly code: number;
  }[] = [
    { it: 'restricted findings', args: [], policy: policy([restricted]), code: 1 },
    {
      it: 'not restricted ones, if only bans are to',
      args: ['--fail-on', 'banned'],
      policy: policy([restricted]),
      code: 0,
    },
    { it: 'bans', args: ['--fail-on', 'banned'], code: 1 },
    { it: 'nothing, if so asked', args: ['--fail-on', 'never'], code: 0 },
    { it: 'unreadable files, if so asked', args: ['--fail-on', 'never', '--fail-on-unreadable'], code: 1 },
    { it: 'not what is merely there', args: [], policy: policy([{ ...restricted, tools: ['cursor'] }]), code: 0 },
    {
      it: 'what is merely there, if the rule warns',
      args: [],
      policy: policy([{ ...restricted, tools: ['cursor'], presence: 'warn' }]),
      code: 1,
    },
    { it: 'not what is announced', args: [], policy: policy([{ ...banned, from: '2027-01-01' }]), code: 0 },
    {
      it: 'what will be in force on a day',
      args: ['--on', '2027-01-01'],
      policy: policy([{ ...banned, from: '2027-01-01' }]),
      code: 1,
    },
    { it: 'not what a policy only audits', args: [], policy: policy([banned], { mode: 'audit' }), code: 0 },
    {
      it: 'not in an excepted repository',
      args: ['--repository', 'https://github.com/example/lab'],
      policy: policy([{ ...banned, exceptions: [{ repositories: ['github.com/example/lab'] }] }]),
      code: 0,
    },
    { it: 'what no rule lists', args: [], policy: policy([], { unlisted: 'banned' }), code: 1 },
  ];
  for (const row of rows) {
    it(row.it, async () => {
      const { code, stdout, stderr } = await run(['check', folder, '--policy', 'p.json', ...row.args], {
        files: { 'p.json': row.policy ?? files['p.json'] },
      });
      assert.equal(code, row.code, `${stdout}${stderr}`);
    });
  }

  it('an SDK is found by a rule that names it, and by no other', async () => {
    const of = async (rule: object) => {
      const { stdout } = await run(['check', folder, '--policy', 'p.json', '--format', 'json'], {
        files: { 'p.json': policy([{ id: 'x', status: 'banned', ...because, ...rule }]) },
      });
      return JSON.parse(stdout)
        .findings.filter(({ tool }: JsonFinding) => tool === 'anthropic-sdk')
        .map(({ line }: JsonFinding) => line);
    };
    assert.deepEqual(await of({ tools: ['anthropic-sdk'] }), [9]);
    assert.deepEqual(await of({ packages: ['npm:@anthropic-ai/sdk'] }), [9]);
    assert.deepEqual(await of({ packages: ['npm:@anthropic-ai/*'] }), []);
    assert.deepEqual(await of({ vendors: ['anthropic'] }), []);
  });

  it('cannot run without a folder, a policy, or a baseline of its own', async () => {
    assert.equal((await run(['check', join(folder, 'absent'), '--policy', 'p.json'], { files })).code, 2);
    assert.equal((await run(['check', folder], { files })).code, 2);
    assert.equal((await run(['check', folder, folder, '--policy', 'p.json'], { files })).code, 2);
    const inside = await run(['check', folder, '--policy', 'p.json', '--baseline', join(folder, 'b.json')], { files });
    assert.equal(inside.code, 2);
    assert.match(inside.stderr, /lies in the folder that is checked/);
  });
});

describe('cli: check, what is dismissed', () => {
  it('a comment counts for a rule that may be dismissed, unless comments are left out', async () => {
    const count = async (...args: readonly string[]) =>
      JSON.parse((await check('--format', 'json', ...args)).stdout).findings.length;
    assert.equal(await count(), expected.length);
    assert.equal(await count('--no-ignores'), expected.length + 1);
  });

  it('a baseline takes out what is known, of rules that may be dismissed', async () => {
    const known = (await check('--format', 'json')).stdout;
    const { code, stdout } = await run(
      ['check', folder, '--policy', 'p.json', '--baseline', 'b.json', '--format', 'json'],
      { files: { ...files, 'b.json': known } },
    );
    assert.equal(code, 1);
    const { findings } = JSON.parse(stdout);
    assert.ok(findings.length > 0);
    assert.deepEqual(new Set(findings.map(({ rule }: JsonFinding) => rule)), new Set(['claude-code']));
  });
});

function check(...args: readonly string[]) {
  return run(['check', folder, '--policy', 'p.json', ...args], { files });
}

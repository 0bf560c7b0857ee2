import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Assessment } from '../../src/core/assessment';
import type { Observations } from '../../src/core/ports';
import { createEngine } from '../../src/engine';
import { because, policy, run } from '../cli/support';
import { installedGrammars } from '../command-reader/grammars';
import { skipTest } from '../harness/skip';
import { checkOnlyText } from './only-text';

const now = Date.parse('2026-08-01T12:00:00Z');
const banned = { id: 'claude-code', tools: ['claude-code'], status: 'banned', ...because };
const organization = policy([{ ...banned, terminal: 'confirm', dismissible: false }]);

interface Row {
  readonly it: string;
  /** What the repository's own file says. */
  readonly file: object;
}

const allowed = { ...banned, status: 'allowed' };
const other = { ...banned, id: 'other', tools: ['aider'] };

/** Whatever a repository says, what the organisation says holds as it stands. */
const rows: readonly Row[] = [
  { it: 'allows what is banned', file: { rules: [allowed] } },
  {
    it: 'allows it by another selector, more specific',
    file: { rules: [{ ...allowed, tools: undefined, extensions: ['anthropic.claude-code'], versions: '*' }] },
  },
  { it: 'restricts what is banned', file: { rules: [{ ...banned, status: 'restricted' }] } },
  { it: 'grants itself an exception', file: { rules: [{ ...banned, exceptions: [{ repositories: ['*/*'] }] }] } },
  { it: 'ends the ban', file: { rules: [{ ...banned, until: '2026-01-01' }] } },
  { it: 'puts the ban off', file: { rules: [{ ...banned, from: '2099-01-01' }] } },
  { it: 'only audits', file: { mode: 'audit', rules: [banned] } },
  { it: 'allows what no rule names', file: { unlisted: 'allowed', rules: [] } },
  { it: 'speaks for the organisation', file: { organization: 'Example Group', serial: 99, rules: [allowed] } },
  {
    it: 'brings tools of its own',
    file: { catalogue: [{ id: 'claude-code', name: 'Nothing', vendor: 'x', kinds: ['cli'] }], rules: [allowed] },
  },
  {
    it: 'moves where exceptions are asked for',
    file: {
      exceptionUrl: 'https://evil.example/?{item}',
      contact: { label: 'x', url: 'https://evil.example' },
      homepage: 'https://evil.example',
      rules: [],
    },
  },
  { it: 'has expired', file: { expiresAt: '2020-01-01', rules: [] } },
  {
    it: 'makes it dismissible and silent',
    file: { rules: [{ ...banned, dismissible: true, terminal: 'notify', presence: 'inform', extension: 'offer' }] },
  },
  {
    it: 'pollutes prototypes',
    file: JSON.parse(
      '{"__proto__":{"status":"allowed"},"constructor":{"prototype":{"status":"allowed"}},"rules":[]}',
    ) as object,
  },
  {
    it: 'holds ten thousand rules that match everything',
    file: {
      rules: Array.from({ length: 10_000 }, (_, index) => ({
        ...allowed,
        id: `r${index}`,
        tools: undefined,
        extensions: ['*'],
        commands: ['*'],
      })),
    },
  },
];

describe('a hostile repository', () => {
  let folder: string;
  let plain: Assessment;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'ai-tool-policy-abuse-')));
    writeFileSync(join(folder, 'policy.json'), organization);
    plain = await assessed(undefined);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const { it: name, file } of rows) {
    it(`${name}: the organisation’s ban holds as it stands`, async () => {
      const assessment = await assessed(JSON.stringify({ version: 1, ...file }));
      strictEqual(assessment.concerns.length, 1);
      deepStrictEqual(held(assessment), held(plain));
      // Of the file itself it is said what it is, so that it can be told apart.
      strictEqual(assessment.sources.length, 2);
      match(String(assessment.sources[1]?.layer), /workspace/);
    });
  }

  it('may ask for more, and for no more than notices', async () => {
    const file = { version: 1, rules: [{ ...other, terminal: 'block', extension: 'disable', presence: 'inform' }] };
    const { sources } = await assessed(JSON.stringify(file));
    const rule = sources[1]?.policy?.rules[0];
    ok(rule?.terminal !== 'block' && rule?.extension !== 'disable', JSON.stringify(rule));
  });

  it('whose folder is not trusted is not read', async () => {
    const assessment = await assessed(JSON.stringify({ version: 1, rules: [other] }), []);
    strictEqual(assessment.sources.length, 1);
  });

  const names = [
    'a\u001b[2J\u001b]0;x\u0007b',
    'a\u009b31mb',
    'a\n::error file=x,line=1::y',
    'a\u202egnp',
    '$(touch pwned)',
    '`touch pwned`',
    '[a](command:b)',
    '<img src=x>',
    '%0A::error::z',
    '-rf',
    'a\'b"c',
    ' ',
  ];
  for (const format of ['text', 'github', 'sarif', 'json'] as const) {
    it(`names of files, told as ${format}`, async function () {
      if (process.platform === 'win32') skipTest(this, 'such names cannot be made there');
      const repository = mkdtempSync(join(folder, 'repository-'));
      for (const name of names) {
        mkdirSync(join(repository, name));
        writeFileSync(join(repository, name, 'run.sh'), 'claude\n');
      }
      const env = { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CEILING_DIRECTORIES: dirname(repository) };
      const { code, stdout, stderr } = await run(['check', repository, '--policy', 'p.json', '--format', format], {
        files: { 'p.json': organization },
        env,
      });
      strictEqual(code, 1, stderr);
      for (const line of `${stdout}\n${stderr}`.split('\n')) {
        // What machines read holds the names as they are; JSON escapes the one character that begins what a terminal obeys.
        if (format === 'json' || format === 'sarif') ok(!line.includes('\u001b') && !line.includes('\u0007'), line);
        else checkOnlyText({ where: format, text: line.slice(0, 2_000).replaceAll(/\]\(|\$\(/g, '') });
      }
      if (format === 'github')
        strictEqual(stdout.split('\n').filter((line) => line.startsWith('::')).length, names.length);
      if (format === 'json') strictEqual((JSON.parse(stdout) as { findings: unknown[] }).findings.length, names.length);
    });
  }

  it('a program of its own is not run in the place of Git', async function () {
    if (process.platform === 'win32') skipTest(this, 'a script is no program there; test/folders has its paths');
    const repository = mkdtempSync(join(folder, 'repository-'));
    writeFileSync(join(repository, 'git'), '#!/bin/sh\ntouch "$0.was-run"\n', { mode: 0o700 });
    writeFileSync(join(repository, 'run.sh'), 'claude\n');
    const env = { PATH: `.:${process.env['PATH']}`, HOME: folder, GIT_CEILING_DIRECTORIES: dirname(repository) };
    const world = { files: { 'p.json': organization }, env };
    const { code, stderr } = await run(['check', repository, '--policy', 'p.json'], world);
    strictEqual(code, 1, stderr);
    deepStrictEqual(readdirSync(repository).toSorted(), ['git', 'run.sh']);
  });

  async function assessed(file: string | undefined, trusted?: readonly string[]): Promise<Assessment> {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    if (file !== undefined) writeFileSync(join(workspace, '.ai-tool-policy.json'), file);
    const engine = createEngine({
      settings: {
        policyUrl: pathToFileURL(join(folder, 'policy.json')).href,
        publicKeys: [],
        authentication: 'none',
        authenticationScope: '',
      },
      cacheDirectory: join(folder, 'cache'),
      trustedFolders: trusted ?? (file === undefined ? [] : [workspace]),
      now: () => now,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      token: async () => undefined,
      githubEnterpriseUri: undefined,
      managedFilePath: join(folder, 'none.json'),
      sourceChanged: () => undefined,
      readAsset: (name) => installedGrammars.read(name as never),
    });
    try {
      await engine.load();
      await engine.refresh({ force: true });
      return engine.assess(observations);
    } finally {
      engine.dispose();
    }
  }
});

/** What is decided and done, by whom and why. */
function held({ concerns, shimmed }: Assessment): unknown {
  return {
    concerns: concerns.map(({ decision, exceptionUrl, alternatives, name }) => ({
      status: decision.status,
      rule: decision.rule?.id,
      layer: decision.layer,
      organization: decision.organization,
      audit: decision.audit,
      enforcement: decision.enforcement,
      exception: decision.exception,
      exceptionUrl,
      alternatives,
      name,
    })),
    shimmed: shimmed.map(({ name, concern }) => `${name} ${concern.decision.enforcement.terminal}`),
  };
}

const observations: Observations = {
  extensions: [
    {
      id: 'anthropic.claude-code',
      version: '2.1.91',
      displayName: 'Claude Code',
      active: true,
      builtIn: false,
      manifest: {},
    },
  ],
  dormant: { outcome: 'read', extensions: [] },
  commands: [],
  models: [],
  mcpServers: { servers: [], unreadable: [] },
  files: [],
  editor: { appName: 'Code', uriScheme: 'vscode', chatAgent: undefined, aiFeatures: 'unknown' },
  repositories: ['https://github.com/example/app'],
  now,
};

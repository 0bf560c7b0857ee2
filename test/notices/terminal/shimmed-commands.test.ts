import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { PoliciesInForce } from '../../../src/engine/assess';
import { isReservedCommand } from '../../../src/engine/reserved-commands';
import { shimmedCommands } from '../../../src/engine/shimmed-commands';
import { compile, type LayerText, testCatalogue, timeOf } from '../../core/decisions/support';

interface Row {
  readonly it: string;
  readonly managed?: LayerText;
  readonly organization?: LayerText;
  readonly workspace?: LayerText;
  readonly on?: string;
  readonly repository?: string;
  /** `name enforcement`, in order. */
  readonly expect: readonly string[];
}

const tools = ['claude-code'];

const rows: readonly Row[] = [
  { it: 'a banned tool by its name', organization: [['a', 'banned', { tools }]], expect: ['claude notify'] },
  { it: 'a restricted tool', organization: [['a', 'restricted', { tools }]], expect: ['claude notify'] },
  { it: 'nothing of an allowed tool', organization: [['a', 'allowed', { tools }]], expect: [] },
  {
    it: 'all names of a tool',
    organization: [['a', 'banned', { tools: ['devin'] }]],
    expect: ['devin notify', 'windsurf notify'],
  },
  { it: 'no name that others share', organization: [['a', 'banned', { tools: ['amazon-q'] }]], expect: [] },
  { it: 'unless a rule names it', organization: [['a', 'banned', { commands: ['q'] }]], expect: ['q notify'] },
  {
    it: 'what a rule asks for, from the managed file',
    managed: [['a', 'banned', { tools, terminal: 'block' }]],
    expect: ['claude block'],
  },
  {
    it: 'block from an unsigned policy asks',
    organization: [['a', 'banned', { tools, terminal: 'block' }]],
    expect: ['claude confirm'],
  },
  {
    it: 'a workspace file only tells',
    workspace: [['a', 'banned', { tools, terminal: 'block' }]],
    expect: ['claude notify'],
  },
  { it: 'nothing before its day', organization: [['a', 'banned', { tools, from: '2026-09-01' }]], expect: [] },
  {
    it: 'from its day on',
    organization: [['a', 'banned', { tools, from: '2026-09-01' }]],
    on: '2026-09-01',
    expect: ['claude notify'],
  },
  { it: 'nothing under audit', organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] }, expect: [] },
  {
    it: 'under audit what another layer enforces',
    organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] },
    managed: [['b', 'restricted', { tools }]],
    expect: ['claude notify'],
  },
  {
    it: 'nothing in a repository with an exception',
    organization: [['a', 'banned', { tools, exceptions: [{ repositories: ['github.com/example/*'] }] }]],
    repository: 'https://github.com/example/x.git',
    expect: [],
  },
  {
    it: 'a version that is not known is never stopped',
    managed: [['a', 'banned', { tools, versions: '<2', terminal: 'block' }]],
    expect: ['claude confirm'],
  },
  {
    it: 'what is not listed',
    organization: { unlisted: 'restricted', rules: [['a', 'allowed', { tools: ['claude-code', 'devin', 'ollama'] }]] },
    expect: ['cline notify'],
  },
  {
    it: 'only names that a file can have and no shell reads',
    organization: [
      [
        'a',
        'banned',
        {
          commands: [
            'ok-1.2_x',
            'a b',
            'a/b',
            '../x',
            '.hidden',
            '-x',
            '$(x)',
            "a'b",
            'x;y',
            'x\ny',
            'é',
            'a*',
            'x'.repeat(101),
          ],
        },
      ],
    ],
    expect: ['ok-1.2_x notify'],
  },
  {
    it: 'no shell, interpreter or system command',
    organization: [
      ['a', 'banned', { commands: ['sh', 'BASH', 'python3.12', 'node', 'git', 'LS', 'con', 'x.exe', 'agent2'] }],
    ],
    expect: ['agent2 notify'],
  },
  {
    it: 'once, whatever the case',
    organization: [['a', 'banned', { tools, commands: ['Claude', 'CLAUDE'] }]],
    expect: ['claude notify'],
  },
];

describe('commands that get a shim', () => {
  for (const row of rows) it(row.it, () => deepStrictEqual(shimsOf(row), row.expect));

  it('all of the built-in catalogue under a policy that restricts what it does not list, in a few milliseconds', () => {
    const policies = policiesOf({ organization: { unlisted: 'banned' } });
    const all = shimmedCommands(
      { ...policies, catalogue: loadBuiltInCatalogue() },
      { now: timeOf('2026-08-01'), repositories: [] },
    );
    strictEqual(all.length > 80, true, `${all.length}`);
  });
});

describe('names that never get a shim', () => {
  const reserved = `sh bash zsh fish dash ksh csh pwsh powershell cmd python python3 python3.12 node node20 npm npx ruby perl php java
    git ssh sudo su env ls cat rm cp mv cd test echo printf grep sed awk find xargs curl wget make docker kubectl vi vim code
    stty exec command type where which chcp timeout nul com1 prn.txt claude.cmd claude.exe x. GIT Python`;
  for (const name of reserved.split(/\s+/)) it(name, () => strictEqual(isReservedCommand(name), true));

  const free = 'claude codex gemini copilot q nodex pythonista gitty lsp agent claude.v2 company-ai gh-copilot testing';
  for (const name of free.split(' ')) it(`but ${name} may`, () => strictEqual(isReservedCommand(name), false));

  it('none of the built-in catalogue’s unmistakable names is one', () => {
    const names = [...loadBuiltInCatalogue().tools.values()].flatMap(({ binaries }) =>
      (binaries ?? []).filter(({ form }) => form === undefined).map(({ name }) => name),
    );
    deepStrictEqual(names.filter(isReservedCommand), []);
  });
});

function policiesOf(row: Omit<Row, 'it' | 'expect'>): PoliciesInForce {
  const layers = (['managed', 'organization', 'workspace'] as const).flatMap((layer) => {
    const text = row[layer];
    return text === undefined ? [] : [compile(layer, text)];
  });
  return { sources: [], layers, catalogue: testCatalogue };
}

function shimsOf(row: Row): readonly string[] {
  const circumstances = { now: timeOf(row.on ?? '2026-08-01'), repositories: [row.repository] };
  return shimmedCommands(policiesOf(row), circumstances).map(({ name, concern: { decision } }) => {
    const acting = decision.audit ? decision.acting : decision;
    return `${name} ${acting?.enforcement.terminal}`;
  });
}

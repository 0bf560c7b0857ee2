import { checkRows } from './support';

const tools = ['claude-code'];
const research = [{ repositories: ['github.com/example/ai-research-*'], until: '2026-12-31', reference: 'SEC-123' }];
const banned = { organization: [['a', 'banned', { tools, exceptions: research }]] } as const;
const inside = 'github.com/example/ai-research-one';
const outside = 'github.com/example/shop';
const command = 'command:claude';

checkRows('decide: exceptions', [
  {
    it: 'in the repository',
    ...banned,
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  { it: 'not in another', ...banned, item: command, repository: outside, expect: 'banned organization/a' },
  { it: 'not without a repository', ...banned, item: command, expect: 'banned organization/a' },
  {
    it: 'by https',
    ...banned,
    item: command,
    repository: 'https://github.com/example/ai-research-one.git',
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'by ssh',
    ...banned,
    item: command,
    repository: 'ssh://git@github.com/example/ai-research-one',
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'by scp form',
    ...banned,
    item: command,
    repository: 'git@github.com:example/ai-research-one.git',
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'with credentials',
    ...banned,
    item: command,
    repository: 'https://me:token@github.com/example/ai-research-one',
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'not a server that has the name in its path',
    ...banned,
    item: command,
    repository: 'https://evil.example/github.com/example/ai-research-one',
    expect: 'banned organization/a',
  },
  {
    it: 'not an unusable remote',
    ...banned,
    item: command,
    repository: 'https://github.com/',
    expect: 'banned organization/a',
  },
  {
    it: 'to the end of its last day',
    ...banned,
    item: command,
    repository: inside,
    on: '2026-12-31T23:59',
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'not the day after',
    ...banned,
    item: command,
    repository: inside,
    on: '2027-01-01T00:00',
    expect: 'banned organization/a',
  },
  {
    it: 'without end and reference',
    organization: [['a', 'banned', { tools, exceptions: [{ repositories: [inside] }] }]],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'undefined undefined',
  },
  {
    it: 'the second, where the first has run out',
    organization: [
      [
        'a',
        'banned',
        {
          tools,
          exceptions: [
            { repositories: [inside], until: '2026-01-01', reference: 'OLD' },
            { repositories: [inside], until: '2026-10-01', reference: 'NEW' },
          ],
        },
      ],
    ],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'NEW 2026-10-01',
  },
  {
    it: 'the longer, where two hold',
    organization: [
      [
        'a',
        'banned',
        {
          tools,
          exceptions: [
            { repositories: [inside], until: '2026-09-01', reference: 'SHORT' },
            { repositories: [inside], until: '2026-10-01', reference: 'LONG' },
          ],
        },
      ],
    ],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'LONG 2026-10-01',
  },
  {
    it: 'from a restriction',
    organization: [['a', 'restricted', { tools, exceptions: research }]],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'of an allowance claims nothing',
    organization: [['a', 'allowed', { tools, exceptions: research }]],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
  },
  {
    it: 'not of a rule that is not in force',
    organization: [['a', 'banned', { tools, exceptions: research, until: '2026-07-01' }]],
    item: command,
    repository: inside,
    expect: 'allowed organization/unlisted',
    considered: ['a after-until'],
  },
  {
    it: 'not where the version is outside',
    organization: [['a', 'banned', { tools, exceptions: research, versions: '>=3.0.0' }]],
    item: { tool: 'claude-code', command: 'claude', version: '2.0.0', assistant: true },
    repository: inside,
    expect: 'allowed organization/unlisted',
    considered: ['a version'],
  },
  {
    it: 'stricter wins at its level, after it',
    organization: [
      ['a', 'banned', { tools, exceptions: research }],
      ['b', 'restricted', { tools }],
    ],
    item: command,
    repository: inside,
    expect: 'restricted organization/b',
    considered: ['a exception'],
  },
  {
    it: 'stricter wins at its level, before it',
    organization: [
      ['b', 'restricted', { tools }],
      ['a', 'banned', { tools, exceptions: research }],
    ],
    item: command,
    repository: inside,
    expect: 'restricted organization/b',
    considered: ['a exception'],
  },
  {
    it: 'an equal ban at its level stays',
    organization: [
      ['b', 'banned', { tools }],
      ['a', 'banned', { tools, exceptions: research }],
    ],
    item: command,
    repository: inside,
    expect: 'banned organization/b',
    considered: ['a less-strict'],
  },
  {
    it: 'an allowance at its level that comes earlier decides',
    organization: [
      ['b', 'allowed', { tools }],
      ['a', 'banned', { tools, exceptions: research }],
    ],
    item: command,
    repository: inside,
    expect: 'allowed organization/b',
    considered: ['a exception'],
  },
  {
    it: 'beats a ban that is less close',
    organization: [
      ['vendor', 'banned', { vendors: ['anthropic'] }],
      ['a', 'banned', { tools, exceptions: research }],
    ],
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    considered: ['vendor less-specific'],
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'does not beat a closer ban',
    organization: [
      ['exact', 'banned', { commands: ['claude'] }],
      ['a', 'banned', { tools, exceptions: research }],
    ],
    item: command,
    repository: inside,
    expect: 'banned organization/exact',
    considered: ['a less-specific'],
  },
  {
    it: 'does not reach other layers',
    ...banned,
    workspace: [['w', 'restricted', { tools }]],
    item: command,
    repository: inside,
    expect: 'restricted workspace/w',
    considered: ['organization/a other-layer-stricter'],
  },
  {
    it: 'wins over unlisted',
    organization: { unlisted: 'banned', rules: [['a', 'banned', { tools, exceptions: research }]] },
    item: command,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'a workspace file has none',
    workspace: [['w', 'banned', { tools, exceptions: research }]],
    item: command,
    repository: inside,
    expect: 'banned workspace/w',
  },
]);

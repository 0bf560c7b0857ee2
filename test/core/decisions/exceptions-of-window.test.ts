import { checkRows } from './support';

const tools = ['claude-code'];
const research = [{ repositories: ['github.com/example/ai-research-*'], until: '2026-12-31', reference: 'SEC-123' }];
const banned = { organization: [['a', 'banned', { tools, exceptions: research }]] } as const;
const inside = 'github.com/example/ai-research-one';
const outside = 'github.com/example/shop';
const command = 'command:claude';
const extension = 'extension:anthropic.claude-code@2.1.313';

checkRows('decide: exceptions of a window', [
  {
    it: 'one folder, excepted',
    ...banned,
    item: extension,
    window: [inside],
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'every folder excepted',
    ...banned,
    item: extension,
    window: [inside, 'git@github.com:example/ai-research-two.git'],
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  { it: 'one of two excepted', ...banned, item: extension, window: [inside, outside], expect: 'banned organization/a' },
  {
    it: 'a folder without a remote',
    ...banned,
    item: extension,
    window: [inside, undefined],
    expect: 'banned organization/a',
  },
  { it: 'a window without folders', ...banned, item: extension, window: [], expect: 'banned organization/a' },
  {
    it: 'the window counts, not the repository',
    ...banned,
    item: extension,
    window: [outside],
    repository: inside,
    expect: 'banned organization/a',
  },
  {
    it: 'a model as well',
    organization: [['m', 'banned', { models: ['claude-*'], exceptions: research }]],
    item: 'model:claude-opus-4',
    window: [inside, outside],
    repository: inside,
    expect: 'banned organization/m',
  },
  {
    it: 'a command goes by its own folder',
    ...banned,
    item: command,
    window: [inside, outside],
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'an extension that a file names goes by the file',
    ...banned,
    item: extension,
    repository: inside,
    expect: 'allowed organization/a',
    exception: 'SEC-123 2026-12-31',
  },
  {
    it: 'two exceptions together: the one that ends first is named',
    organization: [
      [
        'a',
        'banned',
        {
          tools,
          exceptions: [
            { repositories: [inside], until: '2026-12-31', reference: 'ONE' },
            { repositories: [outside], until: '2026-09-30', reference: 'TWO' },
          ],
        },
      ],
    ],
    item: extension,
    window: [inside, outside],
    expect: 'allowed organization/a',
    exception: 'TWO 2026-09-30',
  },
]);

const machine = [{ rule: 'a', until: '2026-09-30', reference: 'PC-9' }];

checkRows('decide: exceptions of the machine', [
  {
    it: 'without a repository',
    organization: { machine, rules: [['a', 'banned', { tools }]] },
    item: command,
    expect: 'allowed organization/a',
    exception: 'PC-9 2026-09-30',
  },
  {
    it: 'in a window without folders',
    organization: { machine, rules: [['a', 'banned', { tools }]] },
    item: extension,
    window: [],
    expect: 'allowed organization/a',
    exception: 'PC-9 2026-09-30',
  },
  {
    it: 'not of another rule',
    organization: { machine, rules: [['b', 'banned', { tools }]] },
    item: command,
    expect: 'banned organization/b',
  },
  {
    it: 'not after its end',
    organization: { machine, rules: [['a', 'banned', { tools }]] },
    item: command,
    on: '2026-10-01',
    expect: 'banned organization/a',
  },
  {
    it: 'without end',
    organization: { machine: [{ rule: 'a' }], rules: [['a', 'banned', { tools }]] },
    item: command,
    expect: 'allowed organization/a',
    exception: 'undefined undefined',
  },
  {
    it: 'not of a rule of a repository that has the same id',
    workspace: { machine, rules: [['a', 'banned', { tools }]] },
    item: command,
    expect: 'banned workspace/a',
  },
]);

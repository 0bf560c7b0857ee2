import { checkRows } from './support';

const extension = 'extension:anthropic.claude-code@2.1.313';
const tools = ['claude-code'];

checkRows('decide: announced', [
  {
    it: 'a ban to come',
    organization: [['a', 'banned', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-08-08',
  },
  {
    it: 'not an allowance to come',
    organization: [['a', 'allowed', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
  },
  {
    it: 'a ban on what is restricted today',
    organization: [
      ['now', 'restricted', { tools }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'restricted organization/now',
    considered: ['then before-from'],
    announced: 'then banned 2026-08-08',
  },
  {
    it: 'not a restriction of what is banned today',
    organization: [
      ['now', 'banned', { tools }],
      ['then', 'restricted', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'banned organization/now',
    considered: ['then before-from'],
  },
  {
    it: 'not a ban of what is banned today',
    organization: [
      ['now', 'banned', { tools }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'banned organization/now',
    considered: ['then before-from'],
  },
  {
    it: 'not where a closer rule allows then',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'] }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/exact',
    considered: ['then before-from'],
  },
  {
    it: 'where the closer allowance has lapsed by then',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'], until: '2026-08-05' }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/exact',
    considered: ['then before-from'],
    announced: 'then banned 2026-08-08',
  },
  {
    it: 'not where the closer allowance lasts to the day itself',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'], until: '2026-08-08' }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/exact',
    considered: ['then before-from'],
  },
  {
    it: 'not where an allowance comes on the same day and closer',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'], from: '2026-08-08' }],
      ['then', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['exact before-from', 'then before-from'],
  },
  {
    it: 'the first of two',
    organization: [
      ['late', 'banned', { tools, from: '2026-09-01' }],
      ['soon', 'restricted', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['late before-from', 'soon before-from'],
    announced: 'soon restricted 2026-08-08',
  },
  {
    it: 'the stricter of two on one day',
    organization: [
      ['lax', 'restricted', { tools, from: '2026-08-08' }],
      ['strict', 'banned', { tools, from: '2026-08-08' }],
    ],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['lax before-from', 'strict before-from'],
    announced: 'strict banned 2026-08-08',
  },
  {
    it: 'not the second, where the first, overruled on its own day, is the one to decide by then',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'], until: '2026-08-20' }],
      ['soon', 'banned', { tools, from: '2026-08-08' }],
      ['late', 'banned', { tools, from: '2026-09-01' }],
    ],
    item: extension,
    expect: 'allowed organization/exact',
    considered: ['soon before-from', 'late before-from'],
  },
  {
    it: 'as restricted where the version is not known',
    organization: [['a', 'banned', { tools, from: '2026-08-08', versions: '<3.0.0' }]],
    item: 'command:claude',
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a restricted 2026-08-08',
  },
  {
    it: 'not for another version',
    organization: [['a', 'banned', { tools, from: '2026-08-08', versions: '<2.0.0' }]],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
  },
  {
    it: 'not in an excepted repository',
    organization: [
      ['a', 'banned', { tools, from: '2026-08-08', exceptions: [{ repositories: ['github.com/example/*'] }] }],
    ],
    item: 'command:claude',
    repository: 'github.com/example/x',
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
  },
  {
    it: 'where the exception has run out by then',
    organization: [
      [
        'a',
        'banned',
        { tools, from: '2026-08-08', exceptions: [{ repositories: ['github.com/example/*'], until: '2026-08-07' }] },
      ],
    ],
    item: 'command:claude',
    repository: 'github.com/example/x',
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-08-08',
  },
  {
    it: 'against unlisted',
    organization: { unlisted: 'restricted', rules: [['a', 'banned', { tools, from: '2026-08-08' }]] },
    item: extension,
    expect: 'restricted organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-08-08',
  },
  {
    it: 'of the workspace',
    workspace: [['a', 'banned', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'allowed',
    considered: ['a before-from'],
    announced: 'a banned 2026-08-08',
  },
  {
    it: 'not where another layer bans already',
    managed: [['m', 'banned', { tools }]],
    organization: [['o', 'banned', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'banned managed/m',
    considered: ['organization/o before-from'],
  },
  {
    it: 'where another layer allows',
    managed: [['m', 'allowed', { tools }]],
    organization: [['o', 'banned', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'allowed managed/m',
    considered: ['organization/o before-from'],
    announced: 'o banned 2026-08-08',
  },
  {
    it: 'the managed one, where two layers ban on one day',
    managed: [['m', 'banned', { tools, from: '2026-08-08' }]],
    organization: [['o', 'banned', { tools, from: '2026-08-08' }]],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['managed/m before-from', 'organization/o before-from'],
    announced: 'm banned 2026-08-08',
  },
]);

import { checkRows } from './support';

const extension = 'extension:anthropic.claude-code@2.1.313';
const tools = ['claude-code'];

checkRows('decide: dates', [
  {
    it: 'a day before from',
    organization: [['a', 'banned', { tools, from: '2026-07-10' }]],
    item: extension,
    on: '2026-07-09T23:59:59.999',
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-07-10',
  },
  {
    it: 'from the first moment of its day',
    organization: [['a', 'banned', { tools, from: '2026-07-10' }]],
    item: extension,
    on: '2026-07-10T00:00',
    expect: 'banned organization/a',
  },
  {
    it: 'until the last moment of its day',
    organization: [['a', 'banned', { tools, until: '2026-07-10' }]],
    item: extension,
    on: '2026-07-10T23:59:59.999',
    expect: 'banned organization/a',
  },
  {
    it: 'not the day after until',
    organization: [['a', 'banned', { tools, until: '2026-07-10' }]],
    item: extension,
    on: '2026-07-11T00:00',
    expect: 'allowed organization/unlisted',
    considered: ['a after-until'],
  },
  {
    it: 'within both',
    organization: [['a', 'banned', { tools, from: '2026-07-01', until: '2026-08-31' }]],
    item: extension,
    expect: 'banned organization/a',
  },
  {
    it: 'one day alone',
    organization: [['a', 'banned', { tools, from: '2026-08-01', until: '2026-08-01' }]],
    item: extension,
    expect: 'banned organization/a',
  },
  {
    it: 'an instant, a moment before',
    organization: [['a', 'banned', { tools, from: '2026-07-10T09:00:00Z' }]],
    item: extension,
    on: '2026-07-10T08:59:59.999Z',
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-07-10T09:00:00Z',
  },
  {
    it: 'an instant',
    organization: [['a', 'banned', { tools, from: '2026-07-10T09:00:00Z' }]],
    item: extension,
    on: '2026-07-10T09:00:00Z',
    expect: 'banned organization/a',
  },
  {
    it: 'an instant with an offset',
    organization: [['a', 'banned', { tools, from: '2026-07-10T09:00:00+08:00' }]],
    item: extension,
    on: '2026-07-10T01:00:00Z',
    expect: 'banned organization/a',
  },
  {
    it: 'an instant that ends it',
    organization: [['a', 'banned', { tools, until: '2026-07-10T09:00:00Z' }]],
    item: extension,
    on: '2026-07-10T09:00:00Z',
    expect: 'allowed organization/unlisted',
    considered: ['a after-until'],
  },
  {
    it: 'a lapsed exact rule leaves the tool to the next',
    organization: [
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'], until: '2026-06-30' }],
      ['tool', 'banned', { tools }],
    ],
    item: extension,
    expect: 'banned organization/tool',
    considered: ['exact after-until'],
  },
  {
    it: 'a date comes before a version',
    organization: [['a', 'banned', { tools, from: '2027-01-01', versions: '>=3.0.0' }]],
    item: extension,
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
  },
]);

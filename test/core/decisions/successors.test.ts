import type { Tool } from '../../../src/catalogue/tool';
import { checkRows } from './support';

const sources = [{ from: 'made for the tests', on: '2026-11-22' }];
const vendor = { id: 'example', name: 'Example' };
const next: Tool = {
  id: 'next-q',
  name: 'Next Q',
  vendor,
  kinds: ['cli', 'ide-extension'],
  successorOf: ['amazon-q', 'windsurf'],
  extensions: ['example.next-q'],
  binaries: [{ name: 'next-q' }],
  packages: ['npm:next-q'],
  sources,
};
const afterNext: Tool = {
  id: 'after-next',
  name: 'After Next',
  vendor,
  kinds: ['cli'],
  successorOf: ['next-q'],
  binaries: [{ name: 'after-next' }],
  sources,
};
/** Two that name each other, which no catalogue should and any organisation can. */
const chicken: Tool = { ...afterNext, id: 'chicken', successorOf: ['egg'], binaries: [{ name: 'chicken' }] };
const egg: Tool = { ...afterNext, id: 'egg', successorOf: ['chicken'], binaries: [{ name: 'egg' }] };
const library: Tool = {
  ...next,
  id: 'next-sdk',
  kinds: ['sdk'],
  extensions: [],
  binaries: [],
  packages: ['npm:next-sdk'],
};

const catalogue = [next, afterNext, chicken, egg, library];
const ban = ['a', 'banned', { tools: ['amazon-q'] }] as const;
const item = 'command:next-q';

checkRows('decide: a tool that continues another', [
  { it: 'a ban outlives the rename', organization: { catalogue, rules: [ban] }, item, expect: 'banned organization/a' },
  {
    it: 'so does a restriction',
    organization: { catalogue, rules: [['a', 'restricted', { tools: ['amazon-q'] }]] },
    item: 'extension:example.next-q@1.0.0',
    expect: 'restricted organization/a',
  },
  {
    it: 'a predecessor by its former id',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['devin'] }]] },
    item,
    expect: 'banned organization/a',
  },
  {
    it: 'over two renames',
    organization: { catalogue, rules: [ban] },
    item: 'command:after-next',
    expect: 'banned organization/a',
  },
  {
    it: 'two that continue each other',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['egg'] }]] },
    item: 'tool:chicken',
    expect: 'banned organization/a',
  },
  {
    it: 'an allowance does not: another product was looked at',
    organization: { catalogue, unlisted: 'banned', rules: [['a', 'allowed', { tools: ['amazon-q'] }]] },
    item,
    expect: 'banned organization/unlisted',
  },
  {
    it: 'a rule on versions does not: they count anew',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['amazon-q'], versions: '<2.0.0' }]] },
    item: 'extension:example.next-q@1.0.0',
    expect: 'allowed organization/unlisted',
  },
  {
    it: 'nor a rule that offers the successor instead',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['amazon-q'], alternatives: ['next-q'] }]] },
    item,
    expect: 'allowed organization/unlisted',
  },
  {
    it: 'nor does it reach an SDK',
    organization: { catalogue, rules: [ban] },
    item: 'package:npm:next-sdk',
    expect: 'allowed',
  },
  {
    it: 'the predecessor is not banned with its successor',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['next-q'] }]] },
    item: 'tool:amazon-q',
    expect: 'allowed organization/unlisted',
  },
  {
    it: 'a rule on the successor itself wins',
    organization: { catalogue, rules: [ban, ['b', 'allowed', { tools: ['next-q'] }]] },
    item,
    expect: 'allowed organization/b',
    considered: ['a less-specific'],
  },
  {
    it: 'so does a pattern that names it',
    organization: { catalogue, rules: [ban, ['b', 'allowed', { extensions: ['example.next*'] }]] },
    item: 'extension:example.next-q@1.0.0',
    expect: 'allowed organization/b',
    considered: ['a less-specific'],
  },
  {
    it: 'a rule on the vendor does not',
    organization: { catalogue, rules: [ban, ['b', 'allowed', { vendors: ['example'] }]] },
    item,
    expect: 'banned organization/a',
    considered: ['b less-specific'],
  },
  {
    it: 'a rule on both counts as one on the tool',
    organization: {
      catalogue,
      rules: [
        ['a', 'banned', { tools: ['amazon-q', 'next-q'], versions: '>=1.0.0' }],
        ['b', 'allowed', { extensions: ['example.*'] }],
      ],
    },
    item: 'extension:example.next-q@1.0.0',
    expect: 'banned organization/a',
    considered: ['b less-specific'],
  },
  {
    it: 'a ban to come is announced for it too',
    organization: { catalogue, rules: [['a', 'banned', { tools: ['amazon-q'], from: '2026-09-01' }]] },
    item,
    expect: 'allowed organization/unlisted',
    considered: ['a before-from'],
    announced: 'a banned 2026-09-01',
  },
]);

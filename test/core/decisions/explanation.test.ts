import assert from 'node:assert/strict';
import { type Explanation, explanationOf } from '../../../src/core/decisions/explanation';
import { ruleFingerprint } from '../../../src/core/decisions/fingerprint';
import { decideRow, type Row, ruleOf } from './support';

const tools = ['claude-code'];
const item = 'command:claude';

type ExplanationRow = readonly [name: string, row: Omit<Row, 'it' | 'expect'>, explanation: Explanation];

const rows: readonly ExplanationRow[] = [
  [
    'nothing decides',
    { item: 'command:ls' },
    {
      item: 'command:ls',
      status: 'allowed',
      rule: null,
      layer: null,
      announced: null,
      exception: null,
      considered: [],
    },
  ],
  [
    'unlisted',
    { item, organization: { unlisted: 'banned' } },
    { item, status: 'banned', rule: null, layer: 'organization', announced: null, exception: null, considered: [] },
  ],
  [
    'an announcement',
    { item, organization: [['a', 'banned', { tools, from: '2027-01-01' }]] },
    {
      item,
      status: 'allowed',
      rule: null,
      layer: 'organization',
      announced: { rule: 'a', status: 'banned', from: '2027-01-01' },
      exception: null,
      considered: [{ rule: 'a', layer: 'organization', because: 'before-from' }],
    },
  ],
  [
    'an exception',
    {
      item,
      repository: 'github.com/example/x',
      organization: [['a', 'banned', { tools, exceptions: [{ repositories: ['*/*'], reference: 'SEC-1' }] }]],
    },
    {
      item,
      status: 'allowed',
      rule: 'a',
      layer: 'organization',
      announced: null,
      exception: { reference: 'SEC-1', until: null },
      considered: [],
    },
  ],
];

describe('explain --format json', () => {
  for (const [name, row, explanation] of rows) {
    it(name, () => {
      const found = explanationOf(item, decideRow(row));
      assert.deepEqual({ ...found, item: explanation.item }, explanation);
      assert.deepEqual(Object.keys(found), ['item', 'status', 'rule', 'layer', 'announced', 'exception', 'considered']);
    });
  }
});

describe('the fingerprint of a rule', () => {
  const rule = ruleOf(['a', 'restricted', { tools, reason: 'Ask first.' }]);
  it('is a fixed text', () => assert.match(ruleFingerprint(rule), /^[0-9a-f]{16}$/));
  it('does not depend on the order of fields', () => {
    const reversed = Object.fromEntries(Object.entries(rule).reverse());
    assert.equal(ruleFingerprint({ ...rule, ...reversed }), ruleFingerprint(rule));
    assert.equal(ruleFingerprint(reversed as unknown as typeof rule), ruleFingerprint(rule));
  });
  for (const [name, change] of [
    ['id', { id: 'b' }],
    ['status', { status: 'banned' }],
    ['reason', { reason: 'Ask first' }],
    ['tools', { tools: ['claude-code', 'cline'] }],
    ['until', { until: '2027-01-01' }],
  ] as const) {
    it(`depends on ${name}`, () => assert.notEqual(ruleFingerprint({ ...rule, ...change }), ruleFingerprint(rule)));
  }
});

import assert from 'node:assert/strict';
import type { Enforcement } from '../../../src/core/decisions/decision';
import { decideRow, type Row } from './support';

const tools = ['claude-code'];
const hard = { tools, terminal: 'block', extension: 'disable', presence: 'warn', dismissible: true } as const;
const item = 'command:claude';

type EnforcementRow = Omit<Row, 'it' | 'expect'> & { readonly it: string; readonly enforcement: string };

/** terminal, extension, presence, dismissible. */
const rows: readonly EnforcementRow[] = [
  { it: 'nothing decides', item, enforcement: 'notify offer inform true' },
  {
    it: 'the defaults of a ban',
    organization: [['a', 'banned', { tools }]],
    item,
    enforcement: 'notify offer inform false',
  },
  {
    it: 'the defaults of a restriction',
    organization: [['a', 'restricted', { tools }]],
    item,
    enforcement: 'notify offer inform true',
  },
  { it: 'unlisted: banned', organization: { unlisted: 'banned' }, item, enforcement: 'notify offer inform false' },
  {
    it: 'unlisted: restricted',
    organization: { unlisted: 'restricted' },
    item,
    enforcement: 'notify offer inform true',
  },
  {
    it: 'signed: as written',
    organization: { signed: true, rules: [['a', 'banned', hard]] },
    item,
    enforcement: 'block disable warn true',
  },
  { it: 'unsigned: softened', organization: [['a', 'banned', hard]], item, enforcement: 'confirm offer warn true' },
  {
    it: 'unsigned: confirm may stay',
    organization: [['a', 'banned', { tools, terminal: 'confirm' }]],
    item,
    enforcement: 'confirm offer inform false',
  },
  {
    it: 'managed: as written, without a signature',
    managed: [['a', 'banned', hard]],
    item,
    enforcement: 'block disable warn true',
  },
  {
    it: 'workspace: nothing beyond the defaults',
    workspace: [['a', 'banned', hard]],
    item,
    enforcement: 'notify offer inform false',
  },
  {
    it: 'workspace: no right comes from a signature',
    workspace: { signed: true, rules: [['a', 'banned', hard]] },
    item,
    enforcement: 'notify offer inform false',
  },
  {
    it: 'an excepted rule does nothing',
    managed: [['a', 'banned', { ...hard, exceptions: [{ repositories: ['*/*'] }] }]],
    item,
    repository: 'github.com/example/x',
    enforcement: 'notify offer inform true',
  },
  {
    it: 'an allowed rule does nothing',
    managed: [['a', 'allowed', hard]],
    item,
    enforcement: 'notify offer inform true',
  },
  {
    it: 'an unknown version: what a restriction is by default',
    organization: [['a', 'banned', { tools, versions: '<3.0.0' }]],
    item,
    enforcement: 'notify offer inform true',
  },
  {
    it: 'an unknown version: dismissible as the rule says',
    organization: [['a', 'banned', { tools, versions: '<3.0.0', dismissible: false }]],
    item,
    enforcement: 'notify offer inform false',
  },
  {
    it: 'a restriction may be made undismissible',
    organization: [['a', 'restricted', { tools, dismissible: false }]],
    item,
    enforcement: 'notify offer inform false',
  },
  {
    it: 'the deciding layer counts',
    managed: [['m', 'restricted', hard]],
    organization: [['o', 'banned', { tools }]],
    item,
    enforcement: 'notify offer inform false',
  },
];

describe('decide: what may be done', () => {
  for (const { it: name, enforcement, ...row } of rows) {
    it(name, () => assert.equal(inShort(decideRow(row).enforcement), enforcement));
  }
});

describe('decide: for whom it speaks', () => {
  it('the organisation and its serial', () => {
    const decision = decideRow({ organization: { serial: 9, rules: [['a', 'banned', { tools }]] }, item });
    assert.deepEqual([decision.organization, decision.serial], ['Example Group', 9]);
  });
  it('not for the organisation, where a workspace file decides', () => {
    const decision = decideRow({ workspace: [['a', 'banned', { tools }]], item });
    assert.deepEqual([decision.organization, decision.serial], [undefined, undefined]);
  });
  it('an announcement names its organisation', () => {
    const decision = decideRow({ organization: [['a', 'banned', { tools, from: '2027-01-01' }]], item });
    assert.equal(decision.announced?.organization, 'Example Group');
  });
  it('an announcement of a workspace file names none', () => {
    const decision = decideRow({ workspace: [['a', 'banned', { tools, from: '2027-01-01' }]], item });
    assert.deepEqual([decision.announced?.rule.id, decision.announced?.organization], ['a', undefined]);
  });
});

function inShort({ terminal, extension, presence, dismissible }: Enforcement): string {
  return `${terminal} ${extension} ${presence} ${dismissible}`;
}

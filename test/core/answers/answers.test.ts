import assert from 'node:assert/strict';
import { type Answers, noAnswers, readAnswers, withEntry } from '../../../src/core/answers/answers';
import { afterShown } from '../../../src/core/answers/due';
import {
  type Answer,
  afterAnswer,
  approvalFor,
  isSilenced,
  possibleAnswers,
  silenceOf,
} from '../../../src/core/answers/silence';
import type { Concern } from '../../../src/core/assessment';
import { timeOf } from '../decisions/support';
import { type ConcernText, concernOf } from '../explain/support';

const tools = ['claude-code'];
const item = 'extension:anthropic.claude-code@2.1.313';
const restricted: ConcernText = { item, organization: [['a', 'restricted', { tools }]] };
const banned: ConcernText = { item, organization: [['a', 'banned', { tools }]] };
const reissued = (text: ConcernText): ConcernText => ({
  ...text,
  organization: { serial: 8, rules: text.organization as never },
});

const snooze = (length: 'hour' | 'today' | 'policy'): Answer => ({ kind: 'snooze', for: length });
const acknowledge: Answer = { kind: 'acknowledge' };
const approve: Answer = { kind: 'approve', reference: 'SEC-9' };

const on = '2026-08-01T09:00';
const answering = (concern: ConcernText, answer: Answer): Answers =>
  afterAnswer(noAnswers, concernOf({ ...concern, on }), answer, timeOf(on));
const silenced = (concern: ConcernText, answers: Answers): boolean =>
  isSilenced(concernOf({ ...concern, on }), answers, timeOf(on) + 1);

describe('how far an answer reaches', () => {
  const rows: readonly (readonly [
    name: string,
    given: ConcernText,
    answer: Answer,
    asked: ConcernText,
    holds: boolean,
  ])[] = [
    ['acknowledged: this issue', restricted, acknowledge, restricted, true],
    ['acknowledged: not the next issue', restricted, acknowledge, reissued(restricted), false],
    ['snoozed until the policy changes: not the next issue', restricted, snooze('policy'), reissued(restricted), false],
    ['snoozed for an hour: the next issue as well', restricted, snooze('hour'), reissued(restricted), true],
    ['approved: the next issue, the rule being the same', restricted, approve, reissued(restricted), true],
    [
      'approved: not when the reason has changed',
      restricted,
      approve,
      { item, organization: [['a', 'restricted', { tools, reason: 'New.' }]] },
      false,
    ],
    ['approved: the command of the same tool', restricted, approve, { ...restricted, item: 'command:claude' }, true],
    [
      'approved: not another tool of the same rule',
      { item, organization: [['a', 'restricted', { tools: ['cline', 'claude-code'] }]] },
      approve,
      { item: 'command:cline', organization: [['a', 'restricted', { tools: ['cline', 'claude-code'] }]] },
      false,
    ],
    [
      'acknowledged: not the same rule id of a repository',
      restricted,
      acknowledge,
      { item, workspace: [['a', 'restricted', { tools }]] },
      false,
    ],
    [
      'a repository: while its rule stays',
      { item, workspace: [['a', 'restricted', { tools }]] },
      snooze('policy'),
      { item, workspace: [['a', 'restricted', { tools }]] },
      true,
    ],
    [
      'a repository: not when its rule changes',
      { item, workspace: [['a', 'restricted', { tools }]] },
      snooze('policy'),
      { item, workspace: [['a', 'restricted', { tools, reason: 'New.' }]] },
      false,
    ],
    [
      'a snooze: not when the rule becomes undismissible',
      restricted,
      snooze('hour'),
      { item, organization: [['a', 'restricted', { tools, dismissible: false }]] },
      false,
    ],
  ];
  for (const [name, given, answer, asked, holds] of rows) {
    it(name, () => assert.equal(silenced(asked, answering(given, answer)), holds));
  }
  it('not another item', () => {
    const answers = answering(restricted, acknowledge);
    const concern = concernOf({ ...restricted, on });
    const other: Concern = { ...concern, finding: { ...concern.finding, key: 'y' } };
    assert.equal(silenceOf(other, answers, timeOf(on)), undefined);
  });
  it('an approval says its reference', () => {
    const answers = answering(restricted, approve);
    assert.deepEqual(approvalFor(concernOf({ ...restricted, on }), answers), { at: timeOf(on), reference: 'SEC-9' });
  });
  it('what may be answered', () => {
    assert.deepEqual(possibleAnswers(concernOf(restricted)), { snooze: true, approve: true });
    assert.deepEqual(possibleAnswers(concernOf(banned)), { snooze: false, approve: false });
  });
});

describe('answers as the editor keeps them', () => {
  it('survive JSON', () => {
    let answers = answering(restricted, approve);
    for (const answer of [snooze('hour'), snooze('policy'), acknowledge]) {
      answers = afterAnswer(answers, concernOf({ ...restricted, on }), answer, timeOf(on));
    }
    answers = afterShown(answers, concernOf({ ...restricted, on }), 'active', timeOf(on));
    const read = readAnswers(JSON.parse(JSON.stringify(answers)));
    assert.deepEqual(read, { answers, damaged: false });
  });
  it('a first start', () => assert.deepEqual(readAnswers(undefined), { answers: noAnswers, damaged: false }));
  for (const stored of [null, [], 'x', 7, {}, { ...noAnswers, shown: [] }, { ...noAnswers, answered: { a: 'x' } }]) {
    it(`damaged: ${JSON.stringify(stored)}`, () => assert.equal(readAnswers(stored).damaged, true));
  }
  it('keep what is good of what is damaged', () => {
    const read = readAnswers({ ...noAnswers, answered: { good: 1, bad: 'x' } });
    assert.deepEqual(read, { answers: { ...noAnswers, answered: { good: 1 } }, damaged: true });
  });
  it('are bounded, the newest last', () => {
    let entries: Record<string, number> = {};
    for (let n = 0; n < 510; n++) entries = withEntry(entries, `key ${n}`, n);
    assert.equal(Object.keys(entries).length, 500);
    assert.equal(entries['key 9'], undefined);
    assert.equal(entries['key 509'], 509);
  });
});

import assert from 'node:assert/strict';
import { type Answers, noAnswers } from '../../../src/core/answers/answers';
import { afterShown } from '../../../src/core/answers/due';
import { nextMoment } from '../../../src/core/answers/next-moment';
import { afterAnswer } from '../../../src/core/answers/silence';
import { type Assessment, type Concern, emptyAssessment } from '../../../src/core/assessment';
import type { PolicyRule } from '../../../src/core/policy/document';
import { assessmentOf, policy, sourceOf } from '../../notices/sample';
import { timeOf } from '../decisions/support';
import { concernOf } from '../explain/support';

const on = '2026-08-01T09:00';
const item = 'extension:anthropic.claude-code@2.1.313';
const tools = ['claude-code'];

function under(rule: Partial<PolicyRule>, concerns: readonly Concern[] = []): Assessment {
  const rules = [{ id: 'a', status: 'banned' as const, tools, ...rule }];
  return assessmentOf(concerns, [sourceOf({ policy: { ...policy, rules } })]);
}

const expiring = assessmentOf([], [sourceOf({ policy: { ...policy, rules: [], expiresAt: '2026-08-31' } })]);
const manyEnds = Array.from({ length: 150_000 }, () => ({ repositories: ['git.example/*'], until: '2026-08-01' }));

const restricted = concernOf({ item, on, organization: [['a', 'restricted', { tools }]] });
const banned = concernOf({ item, on, organization: [['a', 'banned', { tools }]] });
const shown = (concern: Concern): Answers => afterShown(noAnswers, concern, 'active', timeOf(on));

describe('when time alone changes something', () => {
  const rows: readonly (readonly [
    name: string,
    assessment: Assessment,
    answers: Answers,
    expected: string | undefined,
  ])[] = [
    ['never without a policy', emptyAssessment, noAnswers, undefined],
    ['never with a rule that began long ago', under({ from: '2026-07-10' }), noAnswers, undefined],
    ['7 days before a rule begins', under({ from: '2026-08-20' }), noAnswers, '2026-08-13T00:00'],
    ['1 day before', under({ from: '2026-08-08' }), noAnswers, '2026-08-07T00:00'],
    ['when it begins', under({ from: '2026-08-02' }), noAnswers, '2026-08-02T00:00'],
    ['when it ends', under({ from: '2026-07-10', until: '2026-08-30' }), noAnswers, '2026-08-31T00:00'],
    [
      'when an exception ends',
      under({ exceptions: [{ repositories: ['git.example/*'], until: '2026-08-09' }] }),
      noAnswers,
      '2026-08-10T00:00',
    ],
    [
      'when the machine’s own exception ends',
      under({}, [
        {
          ...banned,
          decision: { ...banned.decision, exception: { scope: 'machine', reference: undefined, until: '2026-08-04' } },
        },
      ]),
      noAnswers,
      '2026-08-05T00:00',
    ],
    ['when the policy expires', expiring, noAnswers, '2026-09-01T00:00'],
    [
      'with more exceptions than a call takes arguments',
      under({ exceptions: manyEnds }),
      noAnswers,
      '2026-08-02T00:00',
    ],
    [
      'when a snooze ends',
      under({}, [restricted]),
      afterAnswer(noAnswers, restricted, { kind: 'snooze', for: 'hour' }, timeOf(on)),
      '2026-08-01T10:00',
    ],
    ['a day after a ban was shown that cannot be dismissed', under({}, [banned]), shown(banned), '2026-08-02T09:00'],
    ['never for what is shown once', under({}, [restricted]), shown(restricted), undefined],
  ];
  for (const [name, assessment, answers, expected] of rows) {
    it(name, () => {
      const moment = nextMoment(assessment, answers, timeOf(on));
      assert.equal(moment, expected === undefined ? undefined : timeOf(expected));
    });
  }
});

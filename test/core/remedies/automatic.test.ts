import { deepStrictEqual } from 'node:assert/strict';
import { noAnswers } from '../../../src/core/answers/answers';
import { afterAnswer } from '../../../src/core/answers/silence';
import { withAnswers } from '../../../src/core/answers/with-answers';
import type { Concern } from '../../../src/core/assessment';
import { isActive } from '../../../src/core/assessment';
import { ruleFingerprint } from '../../../src/core/decisions/fingerprint';
import type { PolicyRule } from '../../../src/core/policy/document';
import { dueAutomatically } from '../../../src/core/remedies/automatic';
import { toOfferBack } from '../../../src/core/remedies/offer-back';
import { assessmentOf, concernOf, decisionOf, extensionFinding, now, rule, sourceOf } from '../../notices/sample';

const disable = { terminal: 'notify', extension: 'disable', presence: 'inform', dismissible: false } as const;

function extension(id: string, decision: Parameters<typeof concernOf>[0] = {}, builtIn = false): Concern {
  return concernOf(
    { enforcement: disable, ...decision },
    {
      ...extensionFinding,
      key: `extension:${id}`,
      place: { kind: 'extension', id, displayName: id, active: true, builtIn },
    },
  );
}

const many = (count: number, by: PolicyRule) =>
  Array.from({ length: count }, (_, index) => extension(`vendor.e${index}`, { rule: by }));
const vendor: PolicyRule = { ...rule, vendors: ['vendor'] };
const due = (concerns: readonly Concern[], done = {}) =>
  dueAutomatically(assessmentOf(concerns), done).map(({ id }) => id);

describe('disabling as the policy says', () => {
  const rows: readonly [title: string, concern: Concern, expected: readonly string[]][] = [
    ['a banned one', extension('a.b'), ['a.b']],
    ['one that is to be offered only', extension('a.b', { enforcement: { ...disable, extension: 'offer' } }), []],
    ['a restricted one', extension('a.b', { status: 'restricted' }), []],
    ['part of the editor', extension('a.b', {}, true), []],
    ['only audited', extension('a.b', { audit: true }), []],
    [
      'audited, and banned by another layer',
      extension('a.b', { audit: true, acting: decisionOf({ enforcement: disable }) }),
      ['a.b'],
    ],
    ['not by a rule', extension('a.b', { rule: undefined, unlisted: true }), []],
  ];
  for (const [title, concern, expected] of rows) it(title, () => deepStrictEqual(due([concern]), expected));

  it('once for a rule’s text', () => {
    const done = { 'a.b': ruleFingerprint(rule) };
    deepStrictEqual(due([extension('A.b')], done), []);
    deepStrictEqual(due([extension('A.b', { rule: { ...rule, reason: 'Another.' } })], done), ['A.b']);
  });

  it('20 at once, and no more', () => {
    deepStrictEqual(due(many(20, vendor)).length, 20);
    deepStrictEqual(due(many(21, vendor)), []);
  });

  it('with those that do not run, which the same rule may mean', () => {
    const dormant = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `other.d${index}`,
        name: 'D',
        version: undefined,
        because: 'not-active-here' as const,
      }));
    const together = (count: number) =>
      dueAutomatically({ ...assessmentOf(many(15, vendor)), dormant: dormant(count) }, {}).length;
    deepStrictEqual([together(5), together(6)], [15, 0]);
  });

  it('any number that are named one by one', () => {
    const named = { ...rule, extensions: Array.from({ length: 21 }, (_, index) => `Vendor.e${index}`) };
    deepStrictEqual(due(many(21, named)).length, 21);
  });
});

describe('offering back', () => {
  const entry = { key: 'a.b', name: 'A', at: 5, organization: 'Example Group' };
  const again = {
    ...assessmentOf([]),
    allowedAgain: [{ id: 'A.B', name: 'A', version: '1.0.0', because: 'not-allowed' as const }],
  };
  const keys = (...given: Parameters<typeof toOfferBack>) => toOfferBack(...given).map(({ key }) => key);

  it('what is allowed again', () => deepStrictEqual(keys(again, [entry], {}), ['a.b']));
  it('once', () => deepStrictEqual(keys(again, [entry], { 'a.b': 5 }), []));
  it('again when it was disabled again', () => deepStrictEqual(keys(again, [entry], { 'a.b': 4 }), ['a.b']));
  it('not while it is banned', () => deepStrictEqual(keys(assessmentOf([]), [entry], {}), []));
  it('not what a repository’s file had disabled', () => {
    deepStrictEqual(keys(again, [{ key: 'a.b', name: 'A', at: 5 }], {}), []);
  });
  it('not before there is a policy', () => {
    deepStrictEqual(keys({ ...again, sources: [sourceOf({ policy: undefined })] }, [entry], {}), []);
    deepStrictEqual(keys({ ...again, sources: [] }, [entry], {}), []);
  });
});

describe('an approval', () => {
  const restricted = concernOf({ status: 'restricted', rule: { ...rule, status: 'restricted' } });
  const answers = afterAnswer(noAnswers, restricted, { kind: 'approve', reference: 'SEC-9' }, now);

  it('makes a restriction inactive, and changes no decision', () => {
    const [concern] = withAnswers(assessmentOf([restricted]), answers).concerns;
    deepStrictEqual(concern, { ...restricted, approval: { at: now, reference: 'SEC-9' } });
    deepStrictEqual(concern === undefined ? undefined : isActive(concern), false);
  });

  it('is none for a ban', () => {
    const banned = assessmentOf([concernOf()]);
    deepStrictEqual(withAnswers(banned, answers), banned);
  });
});

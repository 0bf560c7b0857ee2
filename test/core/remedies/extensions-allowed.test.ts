import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { type AllowedJournal, forbids, planDisable, planEnable } from '../../../src/core/remedies/extensions-allowed';

const id = 'anthropic.claude-code';
const at = 1_780_000_000_000;

function disable(current: unknown, journal?: AllowedJournal, extension = id) {
  const plan = planDisable(current, journal, { id: extension, name: extension, at });
  return plan.outcome === 'write'
    ? { value: plan.value, journal: plan.journal }
    : { value: current, journal: plan.journal };
}

function enable(current: unknown, journal?: AllowedJournal, extension = id) {
  const plan = planEnable(current, journal, extension);
  return plan.outcome === 'write'
    ? { value: plan.value, journal: plan.journal }
    : { value: current, journal: plan.journal };
}

describe('extensions.allowed', () => {
  const written: readonly [title: string, before: unknown, after: unknown][] = [
    ['absent', undefined, { '*': true, [id]: false }],
    ['all by a star', '*', { '*': true, [id]: false }],
    ['an object that allows the rest', { '*': true }, { '*': true, [id]: false }],
    ['an allow-list stays one', { github: true }, { github: true, [id]: false }],
    ['an empty allow-list stays one', {}, { [id]: false }],
    [
      'a version list of another extension stays',
      { '*': true, 'a.b': ['1.0.0'] },
      { '*': true, 'a.b': ['1.0.0'], [id]: false },
    ],
    [
      'a key in other letter case is used',
      { '*': true, 'Anthropic.Claude-Code': 'stable' },
      { '*': true, 'Anthropic.Claude-Code': false },
    ],
    ['an entry that forbids already stays', { [id]: false }, { [id]: false }],
  ];
  for (const [title, before, after] of written) {
    it(`disable: ${title}`, () => deepStrictEqual(disable(before).value, after));
    it(`undo restores exactly: ${title}`, () => {
      const done = disable(before);
      const undone = enable(done.value, done.journal);
      deepStrictEqual(undone.value, before);
      strictEqual(undone.journal, undefined);
    });
  }

  it('two disabled, taken back in either order, leave what stood there', () => {
    for (const [first, second] of [
      [id, 'a.b'],
      ['a.b', id],
    ] as const) {
      const one = disable('*');
      const two = disable(one.value, one.journal, 'a.b');
      const back = enable(two.value, two.journal, first);
      strictEqual(forbids(back.value, first), false);
      strictEqual(forbids(back.value, second), true);
      deepStrictEqual(enable(back.value, back.journal, second), { value: '*', journal: undefined });
    }
  });

  it('an edit in between wins: the edited entry is left alone', () => {
    const done = disable(undefined);
    const edited = { '*': true, [id]: ['2.1.330'] };
    deepStrictEqual(enable(edited, done.journal), { value: edited, journal: undefined });
  });

  it('an edit beside ours survives the undo', () => {
    const done = disable({ '*': true });
    deepStrictEqual(enable({ '*': true, 'x.y': false, [id]: false }, done.journal).value, { '*': true, 'x.y': false });
  });

  it('an edit beside ours survives the undo of two', () => {
    const one = disable(undefined);
    const two = disable(one.value, one.journal, 'a.b');
    const back = enable({ ...(two.value as object), 'x.y': false }, two.journal, 'a.b');
    deepStrictEqual(enable(back.value, back.journal).value, { '*': true, 'x.y': false });
  });

  it('a value somebody wrote after ours becomes what is restored', () => {
    const one = disable(undefined);
    const two = disable({ '*': true, 'x.y': false, [id]: false }, one.journal, 'a.b');
    deepStrictEqual(enable(two.value, two.journal, 'a.b').value, { '*': true, 'x.y': false, [id]: false });
  });

  it('what we never disabled is not ours to enable', () => {
    const value = { '*': true, [id]: false };
    deepStrictEqual(enable(value), { value, journal: undefined });
  });

  const forbidding: readonly [value: unknown, expected: boolean][] = [
    [undefined, false],
    ['*', false],
    [{ '*': true }, false],
    [{ '*': true, 'ANTHROPIC.claude-code': false }, true],
    [{ anthropic: false, '*': true }, true],
    [{ anthropic: false, [id]: true }, false],
    [{ github: true }, true],
    [{ [id]: ['1.0.0'] }, false],
  ];
  for (const [value, expected] of forbidding) {
    it(`forbids ${JSON.stringify(value)}: ${expected}`, () => strictEqual(forbids(value, id), expected));
  }
});

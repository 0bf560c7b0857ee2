import assert from 'node:assert/strict';
import { confirmed, nothing, type Outcome, settled, sum } from '../harness/outcome';

const late = { title: 'comes late', error: 'Waited 60 s' };
const wrong = { title: 'is wrong', error: 'Expected 1' };
const deferred: Outcome = { ...nothing, deferred: [{ file: 'a.test.ts', failures: [late] }] };
const rest: Outcome = { ...nothing, passed: 5 };

describe('what counts of the tests', () => {
  for (const [title, again, expected] of [
    ['a file that passes when it is run once more counts, and is named', { ...nothing, passed: 3 }, [8, [], [late]]],
    ['a file that fails again has failed', { ...nothing, passed: 2, failures: [wrong] }, [7, [wrong], []]],
  ] as const) {
    it(title, async () => {
      const { passed, failures, unsteady, deferred: left } = await settled(sum([rest, deferred]), async () => again);
      assert.deepEqual([passed, failures, unsteady, left], [...expected, []]);
    });
  }

  it('nothing is run once more where all passed', async () => {
    const outcome = await settled(rest, () => assert.fail('ran'));
    assert.equal(outcome.passed, 5);
  });

  const failures = [
    { ...late, file: 'a.js' },
    { ...wrong, file: 'a.js' },
  ];
  const host: Outcome = { ...nothing, passed: 5, failures };

  it('files of a window in which something failed pass when they pass in a new one, and are named', async () => {
    const outcome = await confirmed(host, async (files) => ({ ...nothing, passed: files.length }));
    assert.deepEqual([outcome.passed, outcome.failures, outcome.unsteady], [7, [], failures]);
  });

  it('files of a window that fail in a new one too have failed', async () => {
    const outcome = await confirmed(host, async () => ({ ...nothing, failures: [wrong] }));
    assert.deepEqual([outcome.passed, outcome.failures], [5, [wrong]]);
  });

  it('what failed outside of every file is not run once more', async () => {
    const outcome = { ...host, failures: [...failures, late] };
    assert.equal(await confirmed(outcome, () => assert.fail('ran')), outcome);
  });
});

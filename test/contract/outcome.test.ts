import assert from 'node:assert/strict';
import { nothing, type Outcome, settled, sum } from '../harness/outcome';

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
});

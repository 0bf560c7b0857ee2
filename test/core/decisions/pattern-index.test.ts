import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPatternIndex } from '../../../src/core/decisions/pattern-index';
import { matchesWildcard } from '../../../src/core/policy/wildcard';

const rows: readonly (readonly [text: string, patterns: readonly string[], found: readonly number[]])[] = [
  ['anthropic.claude-code', ['anthropic.*', 'openai.*', '*.claude-code'], [0, 2]],
  ['anthropic.claude-code', ['*', '**', '*.*'], [0, 1, 2]],
  ['a', ['a*', '*a', '*a*', 'aa*', '*aa'], [0, 1, 2]],
  ['abab', ['*ab*', 'ab*ab', '*ba*', '*abab*'], [0, 1, 2, 3]],
  ['', ['*', 'a*'], [0]],
];

describe('the index of patterns', () => {
  for (const [text, patterns, found] of rows) {
    it(`'${text}' in ${patterns.join(' ')}`, () => assert.deepEqual(find(patterns, text), found));
  }

  it('finds what trying every pattern finds', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '**'), maxLength: 6 });
    const pattern = fc.tuple(part, part).map(([one, other]) => `${one}*${other}`);
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), text, (patterns, name) => {
        const expected = patterns.flatMap((one, number) =>
          matchesWildcard(one, name, { ignoreCase: false }) ? [number] : [],
        );
        assert.deepEqual(find(patterns, name), expected);
      }),
      { numRuns: 200 },
    );
  });
});

function find(patterns: readonly string[], text: string): readonly number[] {
  const found: number[] = [];
  const index = createPatternIndex(patterns.map((pattern, number) => ({ pattern, number })));
  index.find(text, (number) => found.push(number));
  return found.sort((one, other) => one - other);
}

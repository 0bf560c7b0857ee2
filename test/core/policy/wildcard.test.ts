import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesWildcard } from '../../../src/core/policy/wildcard';

const rows: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  ['', '', true],
  ['', 'a', false],
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['*', '', true],
  ['*', 'anything/at.all', true],
  ['**', 'x', true],
  ['claude-*', 'claude-opus', true],
  ['claude-*', 'claude-', true],
  ['claude-*', 'claude', false],
  ['*-chat', 'vendor.some-chat', true],
  ['*-chat', 'vendor.some-chats', false],
  ['anthropic.*', 'anthropic.claude-code', true],
  ['*.claude-*', 'zstings.claude-code-zh-cn', true],
  ['a*b*c', 'aXbYc', true],
  ['a*b*c', 'acb', false],
  ['ab*ba', 'aba', false],
  ['ab*ba', 'abba', true],
  ['a*a*a', 'aa', false],
  ['a.c', 'abc', false],
  ['[ab]?', 'a', false],
  ['^a$', 'a', false],
  ['a?', 'ab', false],
  ['npm:@anthropic-ai/*', 'npm:@anthropic-ai/claude-code', true],
];

describe('core/policy/wildcard', () => {
  for (const [pattern, text, matches] of rows) {
    it(`${JSON.stringify(pattern)} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(text)}`, () => {
      assert.equal(matchesWildcard(pattern, text, { ignoreCase: false }), matches);
    });
  }

  it('minds letter case only when told to', () => {
    assert.equal(matchesWildcard('Anthropic.*', 'anthropic.Claude-Code', { ignoreCase: true }), true);
    assert.equal(matchesWildcard('Anthropic.*', 'anthropic.Claude-Code', { ignoreCase: false }), false);
    assert.equal(matchesWildcard('Anthropic.X', 'anthropic.x', { ignoreCase: true }), true);
  });

  it('agrees with the definition of the star', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, candidate) => {
        assert.equal(matchesWildcard(pattern, candidate, { ignoreCase: false }), byDefinition(pattern, candidate));
      }),
    );
  });

  it('is not slowed by many stars', () => {
    const started = process.cpuUsage();
    assert.equal(matchesWildcard(`${'*a'.repeat(5_000)}b`, 'a'.repeat(200_000), { ignoreCase: true }), false);
    assert.equal(matchesWildcard(`${'*'.repeat(100_000)}a`, 'b'.repeat(200_000), { ignoreCase: false }), false);
    assert.ok(process.cpuUsage(started).user < 2_000_000);
  });
});

function byDefinition(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (!pattern.startsWith('*'))
    return text[0] === pattern[0] && text !== '' && byDefinition(pattern.slice(1), text.slice(1));
  return byDefinition(pattern.slice(1), text) || (text !== '' && byDefinition(pattern, text.slice(1)));
}

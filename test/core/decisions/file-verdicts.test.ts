import assert from 'node:assert/strict';
import type { Decision } from '../../../src/core/decisions/decision';
import { dismissalOf, oneForEachLine, onlyInforms } from '../../../src/core/decisions/file-verdicts';
import type { PlacedReference } from '../../../src/core/findings/file-reference';
import { decisionOf } from '../../notices/sample';

function at(line: number, change: Partial<PlacedReference> = {}): PlacedReference {
  const subject = { tool: 'claude-code', assistant: true };
  return { subject, kind: 'run', start: 0, end: 1, line, column: 1, endLine: line, endColumn: 2, ...change };
}

const banned = decisionOf();
const restricted = decisionOf({ status: 'restricted' });

describe('what counts of a file', () => {
  it('one for each line, tool and kind, the strictest, in the order of the file', () => {
    const given = [
      { reference: at(2), decision: restricted },
      { reference: at(1, { column: 9 }), decision: restricted },
      { reference: at(1, { column: 3, kind: 'install' }), decision: restricted },
      { reference: at(1, { column: 5 }), decision: banned },
      { reference: at(1, { subject: { tool: 'cline', assistant: true }, column: 1 }), decision: restricted },
    ];
    assert.deepEqual(
      oneForEachLine(given).map(({ reference, decision }) => [
        reference.line,
        reference.column,
        reference.kind,
        decision.status,
      ]),
      [
        [1, 1, 'run', 'restricted'],
        [1, 3, 'install', 'restricted'],
        [1, 5, 'run', 'banned'],
        [2, 1, 'run', 'restricted'],
      ],
    );
  });

  const enforced = { ...banned.enforcement, presence: 'warn' } as const;
  const informing: readonly (readonly [title: string, kind: PlacedReference['kind'], Decision, boolean])[] = [
    ['a ban of what runs', 'run', banned, false],
    ['a tool’s own file', 'presence', banned, true],
    ['a tool’s own file whose rule warns', 'presence', decisionOf({ enforcement: enforced }), false],
    ['an audit', 'run', decisionOf({ audit: true }), true],
    ['an audit over a layer that enforces', 'run', decisionOf({ audit: true, acting: restricted }), false],
    ['what is allowed', 'run', decisionOf({ status: 'allowed' }), true],
  ];
  for (const [title, kind, decision, expected] of informing)
    it(`${title}: ${expected ? 'informs' : 'counts'}`, () => assert.equal(onlyInforms(kind, decision), expected));

  const ignore = { line: 3, rule: 'claude-code', reason: 'SEC-1' };
  const dismissible = decisionOf({ enforcement: { ...banned.enforcement, dismissible: true } });
  it('a comment dismisses what may be dismissed, on its line, by its rule', () => {
    assert.equal(dismissalOf({ line: 3, decision: dismissible }, [ignore]), ignore);
    assert.equal(dismissalOf({ line: 4, decision: dismissible }, [ignore]), undefined);
    assert.equal(dismissalOf({ line: 3, decision: banned }, [ignore]), undefined);
    assert.equal(dismissalOf({ line: 3, decision: dismissible }, [{ ...ignore, rule: 'unlisted' }]), undefined);
    const unlisted = decisionOf({ ...dismissible, rule: undefined, unlisted: true });
    assert.ok(dismissalOf({ line: 3, decision: unlisted }, [{ ...ignore, rule: 'unlisted' }]));
  });
});

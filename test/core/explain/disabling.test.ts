import assert from 'node:assert/strict';
import { type DisableOutcome, describeDisabling, isDisabled } from '../../../src/core/explain/disabling';
import { english } from '../../../src/core/explain/localize';

const elsewhere = 'Open it in the Extensions view and disable it there.';
const rows: readonly (readonly [DisableOutcome, string])[] = [
  [{ kind: 'disabled' }, 'Claude Code is disabled.'],
  [{ kind: 'needs-reload' }, 'Claude Code is disabled. Reload the window to stop it now.'],
  [{ kind: 'unsupported' }, `This editor has no setting that disables Claude Code by itself. ${elsewhere}`],
  [
    { kind: 'locked' },
    `An administrator manages which extensions are allowed here, so Claude Code was left as it is. ${elsewhere}`,
  ],
  [
    { kind: 'not-possible', because: 'built-in' },
    'Claude Code is part of this editor and cannot be disabled as an extension.',
  ],
  [{ kind: 'not-possible', because: 'self' }, 'This extension does not disable itself.'],
  [
    { kind: 'failed', why: 'The file is read-only' },
    `Claude Code could not be disabled: The file is read-only. ${elsewhere}`,
  ],
];

describe('what is said after an attempt to disable', () => {
  for (const [outcome, said] of rows) {
    it(`${outcome.kind}: ${said}`, () => {
      assert.equal(describeDisabling('Claude Code', outcome, english), said);
      assert.equal(isDisabled(outcome), outcome.kind === 'disabled' || outcome.kind === 'needs-reload');
    });
  }
});

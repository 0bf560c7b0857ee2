import assert from 'node:assert/strict';
import {
  dismissibleOf,
  extensionOf,
  modeOf,
  presenceOf,
  terminalOf,
  unlistedOf,
} from '../../../src/core/policy/defaults';

describe('core/policy/defaults', () => {
  it('a silent policy enforces', () => {
    assert.equal(modeOf({}), 'enforce');
    assert.equal(modeOf({ mode: 'audit' }), 'audit');
  });

  it('a silent rule notifies, offers and informs', () => {
    assert.deepEqual([terminalOf({}), extensionOf({}), presenceOf({})], ['notify', 'offer', 'inform']);
    assert.equal(terminalOf({ terminal: 'block' }), 'block');
  });

  it('only a ban cannot be dismissed', () => {
    assert.equal(dismissibleOf({ status: 'banned' }), false);
    assert.equal(dismissibleOf({ status: 'restricted' }), true);
    assert.equal(dismissibleOf({ status: 'banned', dismissible: true }), true);
    assert.equal(dismissibleOf({ status: 'restricted', dismissible: false }), false);
  });

  it('only the organisation speaks of unlisted assistants without saying so', () => {
    assert.equal(unlistedOf({}, 'organization'), 'allowed');
    assert.equal(unlistedOf({}, 'managed'), undefined);
    assert.equal(unlistedOf({}, 'workspace'), undefined);
    assert.equal(unlistedOf({ unlisted: 'banned' }, 'managed'), 'banned');
  });
});

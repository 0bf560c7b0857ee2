import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Log } from '../../../src/core/ports';
import { observeModels } from '../../../src/vscode/observe/models';
import { until } from '../../harness/until';

const fixture = 'ai-tool-policy-tests.model-provider';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Of the fixture, once it is active. */
interface Provider {
  readonly asked: () => number;
  /** The API came with VS Code 1.104. */
  readonly canOffer: boolean;
}

describe('language models', () => {
  const extension = () => {
    const found = vscode.extensions.getExtension<Provider>(fixture);
    assert.ok(found, `${fixture} is not installed`);
    return found;
  };

  it('are not asked for at start-up: no provider is started by it', async () => {
    const product = vscode.extensions.getExtension('ai-tool-policy.ai-tool-policy');
    await until('the product to be active', () => product?.isActive);
    const models = observeModels(() => undefined, silent);
    await models.look();
    assert.deepEqual(models.seen, []);
    assert.equal(extension().isActive, false);
    models.dispose();
  });

  it('are known of a provider that is active', async () => {
    const { asked, canOffer } = await extension().activate();
    let changes = 0;
    const models = observeModels(() => {
      changes += 1;
    }, silent);
    await models.look();
    const ids = models.seen.map(({ vendor, id, family }) => `${vendor}/${id} ${family}`).sort();
    const expected = [
      'ai-tool-policy-tests/anthropic/claude-far router',
      'ai-tool-policy-tests/claude-test-4 claude-test',
    ];
    assert.deepEqual(ids, canOffer ? expected : []);
    assert.equal(changes, canOffer ? 1 : 0);
    const before = asked();
    await models.look();
    assert.equal(changes, canOffer ? 1 : 0, 'the same models again are no change');
    // The editor hands one question on once or twice.
    assert.ok(asked() - before <= 2, `asked ${asked() - before} times`);
    models.dispose();
  });
});

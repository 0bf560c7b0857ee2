import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import { compileLayer } from '../../../src/core/decisions/compile';
import { decide } from '../../../src/core/decisions/decide';
import { detectModels } from '../../../src/detectors/models/detect';

const catalogue = loadBuiltInCatalogue();
const layer = compileLayer({
  layer: 'organization',
  signed: true,
  catalogue,
  policy: {
    version: 1,
    organization: 'Example Group',
    serial: 1,
    unlisted: 'banned',
    rules: [
      { id: 'claude', models: ['claude-*'], status: 'banned', reason: 'r', rationaleUrl: 'https://a.example' },
      { id: 'one', models: ['gpt-4o'], status: 'restricted', reason: 'r', rationaleUrl: 'https://a.example' },
      { id: 'maker', vendors: ['deepseek'], status: 'banned', reason: 'r', rationaleUrl: 'https://a.example' },
    ],
  },
});

interface Row {
  readonly vendor: string;
  readonly id: string;
  readonly family: string;
  readonly expect: string;
}

const rows: readonly Row[] = [
  { vendor: 'copilot', id: 'claude-sonnet-4', family: 'claude-sonnet-4', expect: 'banned claude' },
  { vendor: 'copilot', id: 'Claude-Sonnet-4', family: 'x', expect: 'banned claude' },
  { vendor: 'openrouter', id: 'anthropic/claude-opus-4', family: 'openrouter', expect: 'banned claude' },
  { vendor: 'bedrock', id: 'us.anthropic.claude-sonnet-4-20250514-v1:0', family: 'anthropic', expect: 'banned claude' },
  { vendor: 'custom', id: 'm1', family: 'claude-3.5', expect: 'banned claude' },
  { vendor: 'copilot', id: 'gpt-4o', family: 'gpt-4o', expect: 'restricted one' },
  { vendor: 'copilot', id: 'gpt-4o-mini', family: 'gpt-4o-mini', expect: 'allowed' },
  { vendor: 'fireworks', id: 'accounts/fireworks/models/deepseek-v3', family: 'deepseek', expect: 'banned maker' },
  { vendor: 'local', id: 'not-claude-at-all', family: 'llama', expect: 'allowed' },
  { vendor: 'local', id: '', family: '', expect: 'allowed' },
];

describe('language models', () => {
  for (const { expect, ...model } of rows) {
    it(`${model.id || 'a model without a name'} of ${model.vendor}: ${expect}`, () => {
      const [finding] = detectModels([{ ...model, name: model.id }], catalogue);
      assert.ok(finding);
      assert.equal(finding.key, `model:${model.vendor}/${model.id}`);
      const { status, rule } = decide([layer], finding.subject, { now: 0 });
      assert.equal([status, rule?.id].filter(Boolean).join(' '), expect);
    });
  }

  it('one model of two providers is two, named twice by one it is one', () => {
    const model = { id: 'gpt-4o', family: 'gpt-4o', name: 'GPT-4o' };
    const models = ['copilot', 'azure', 'copilot'].map((vendor) => ({ vendor, ...model }));
    assert.deepEqual(
      detectModels(models, catalogue).map(({ key }) => key),
      ['model:copilot/gpt-4o', 'model:azure/gpt-4o'],
    );
  });
});

import fc from 'fast-check';
import type { DecisionContext } from '../../../src/core/decisions/decide';
import { layers as layerNames, type Status, statuses } from '../../../src/core/policy/vocabulary';
import { compile, type LayerText, type RuleText, subjectOf, timeOf } from './support';

/* Policies, subjects and circumstances in which much coincides: few names, few days, two repositories. */

const days = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'];
const repositories = ['github.com/example/a', 'github.com/example/b'];
export const items = [
  'extension:anthropic.claude-code@2.1.313',
  'extension:anthropic.claude-code@2.1.0-beta.1',
  'extension:anthropic.claude-code@nightly',
  'command:claude',
  'command:cline',
  'command:ollama',
  'package:npm:@anthropic-ai/claude-code@1.0.0',
  'package:npm:@anthropic-ai/sdk@1.0.0',
  'package:npm:ollama',
  'model:claude-opus-4',
  'mcp:npm:@playwright/mcp@1.0.0',
  'tool:windsurf',
  'extension:some.one@1.0.0',
];

export const status = fc.constantFrom<Status>(...statuses);
const some = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const day = fc.constantFrom(...days);
const selectors = fc.oneof(
  fc.record({ tools: some('claude-code', 'cline', 'anthropic-sdk', 'windsurf', 'devin', 'playwright-mcp') }),
  fc.record({ vendors: some('anthropic', 'ollama', 'microsoft') }),
  fc.record({ extensions: some('anthropic.claude-code', 'anthropic.*', '*', 'some.one') }),
  fc.record({ commands: some('claude', 'ollama', 'cline') }),
  fc.record({ packages: some('npm:@anthropic-ai/*', 'npm:@anthropic-ai/sdk', 'npm:ollama') as never }),
  fc.record({ models: some('claude-*', 'claude-opus-4') }),
);
const extras = fc.record(
  {
    from: day,
    until: day,
    versions: fc.constantFrom('>=2.0.0', '<2.1.314', '1.x'),
    exceptions: fc.constantFrom([{ repositories: ['*/example/a'] }], [{ repositories: ['*'], until: '2026-08-15' }]),
  },
  { requiredKeys: [] },
);
export const rules = fc
  .array(fc.tuple(status, selectors, selectors, extras), { maxLength: 7 })
  .map((all) => all.map(([is, one, other, more], n) => [`r${n}`, is, { ...one, ...other, ...more }] as RuleText));
export const layerText = fc
  .record({ rules, unlisted: fc.option(status, { nil: undefined }), mode: fc.constantFrom('enforce', 'audit') })
  .map(({ unlisted, ...rest }) => ({ ...rest, ...(unlisted !== undefined && { unlisted }) }) as LayerText);
export const layer = fc.tuple(fc.constantFrom(...layerNames), layerText).map(([name, text]) => compile(name, text));
export const subject = fc.constantFrom(...items).map(subjectOf);
export const context = fc
  .tuple(day, fc.constantFrom(undefined, ...repositories))
  .map(([on, repository]): DecisionContext => ({ now: timeOf(on), repository }));

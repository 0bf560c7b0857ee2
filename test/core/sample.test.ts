import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyAssessment } from '../../src/core/assessment';
import { english } from '../../src/core/explain/localize';
import type { PolicyDocument } from '../../src/core/policy/document';
import { readPolicy } from '../../src/core/policy/read';
import type { SourceState } from '../../src/core/policy/source-state';
import {
  hasRealPolicy,
  isSampleAlone,
  readySample,
  sampleExtensionId,
  sampleFile,
  sampleModels,
} from '../../src/core/sample';
import { sourceOf } from '../notices/sample';

const text = readFileSync(join('media', 'samples', sampleFile), 'utf8');
const sampleUrl = 'file:///sample/policy.json';

const ofSample = sourceOf({ origin: { kind: 'url', url: sampleUrl } });
const organization = sourceOf();
const managed = sourceOf({ layer: 'managed', origin: { kind: 'managed-file', path: '/etc/x' } });
const workspace = sourceOf({ layer: 'workspace', origin: { kind: 'workspace-file', path: '/w/.ai-tool-policy.json' } });
const unreachable = sourceOf({ policy: undefined, status: 'unreachable', reason: 'network' });
const withheld = sourceOf({ ...managed, policy: undefined, status: 'refused', reason: 'managed' });

describe('the sample policy', () => {
  const rows: readonly (readonly [name: string, sources: readonly SourceState[], url: string, may: boolean])[] = [
    ['may be tried where nothing is configured', [], '', true],
    ['may be tried beside a repository’s own file, which only makes things stricter', [workspace], '', true],
    ['not beside an organisation’s policy', [organization], 'https://intranet.example/policy.json', false],
    ['not where one is configured and was never read', [unreachable], 'https://intranet.example/policy.json', false],
    ['not before a configured one was looked at', [], 'https://intranet.example/policy.json', false],
    ['not beside a managed file', [managed], '', false],
    ['not beside a managed file that does not count', [withheld], '', false],
  ];
  for (const [name, sources, url, may] of rows) {
    it(name, () => equal(hasRealPolicy({ ...emptyAssessment, sources }, url), !may));
  }

  const during: readonly (readonly [name: string, sources: readonly SourceState[], url: string, stays: boolean])[] = [
    ['stays while it is alone', [ofSample], '', true],
    ['stays beside a repository’s own file', [ofSample, workspace], '', true],
    ['ends when a policy is configured', [ofSample], 'https://intranet.example/policy.json', false],
    ['ends when a managed file is laid down', [managed, ofSample], '', false],
    ['ends when a managed file names another address', [organization], '', false],
  ];
  for (const [name, sources, url, stays] of during) {
    it(name, () => equal(isSampleAlone({ ...emptyAssessment, sources }, url, sampleUrl), stays));
  }

  it('has its announced rule a week ahead, also over the end of a year', () => {
    const dated = readySample(text, { t: english, now: new Date(2026, 11, 28, 23, 59).getTime() });
    deepStrictEqual(
      policyIn(dated).rules.map(({ from }) => from),
      ['2026-07-10', undefined, '2027-01-04'],
    );
  });

  it('names its organisation in the language of the reader', () => {
    const t = (message: string): string => (message === 'Sample Organisation (not yours)' ? '“示例”$&' : message);
    deepStrictEqual(policyIn(readySample(text, { t, now: 0 })).organization, '“示例”$&');
    deepStrictEqual(policyIn(readySample(text, { t: english, now: 0 })).organization, policyIn(text).organization);
  });

  it('is about the made-up things, and about nothing that there is', () => {
    const { rules, catalogue: tools = [] } = policyIn(text);
    deepStrictEqual(
      rules.flatMap(({ tools: named }) => named ?? []),
      tools.map(({ id }) => id),
    );
    ok(tools.every(({ id }) => id.startsWith('sample-')));
    ok(tools.some(({ extensions }) => extensions?.includes(sampleExtensionId)));
    const prefixes = tools.flatMap(({ models }) => models ?? []).map((pattern) => pattern.replace('*', ''));
    for (const { id } of sampleModels) {
      ok(
        prefixes.some((prefix) => id.startsWith(prefix)),
        id,
      );
    }
  });
});

function policyIn(policy: string): PolicyDocument {
  const reading = readPolicy(new TextEncoder().encode(policy), { layer: 'organization', reader: 'client' });
  deepStrictEqual(reading.problems, []);
  if (reading.outcome === 'failed') throw new Error('The sample could not be read.');
  return reading.policy;
}

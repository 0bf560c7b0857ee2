import { createCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import { readPolicy } from '../../src/core/policy/read';
import type { BenchRow } from './row';
import { medianOf, spreadOf, timedOften } from './timing';

/** What a client pays when a policy has come: reading the bytes, checking all of it, and preparing it for decisions. */
export async function benchPolicy(): Promise<BenchRow[]> {
  const bytes = policyOf(5_000);
  const broken = new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('"banned"', '"baned"'));
  const catalogue = createCatalogue([]);
  const read = () => readPolicy(bytes, { layer: 'organization', reader: 'client' });
  const both = () => {
    const reading = read();
    if (reading.outcome === 'failed') throw new Error(reading.problems[0]?.message);
    compileLayer({ layer: 'organization', policy: reading.policy, signed: true, catalogue });
  };
  const parsing = { name: 'JSON.parse of the same', median: medianOf(timedOften(15, () => parse(bytes))) };
  const row = (name: string, work: () => unknown): BenchRow => ({
    name,
    ...spreadOf(timedOften(15, work)),
    unit: 'ms',
    against: parsing,
  });
  const validating = row('policy: validate 5,000 rules', read);
  const whole = row('policy: validate and compile 5,000 rules', both);
  return [
    { ...whole, target: 100, dominatedBy: `validating: ${Math.round((validating.median / whole.median) * 100)} %` },
    {
      ...validating,
      target: 60,
      dominatedBy: `checking against the schema: ${Math.round((1 - parsing.median / validating.median) * 100)} %, the rest is JSON.parse`,
    },
    {
      ...row('policy: refuse 5,000 rules with 2,500 mistakes', () =>
        readPolicy(broken, { layer: 'organization', reader: 'author' }),
      ),
      dominatedBy: 'finding the place of each mistake in the text',
    },
  ];
}

/** Rules as organisations write them: every kind of selector, dates, reasons in two languages, some alternatives and versions. */
function policyOf(count: number): Uint8Array {
  const rules = Array.from({ length: count }, (_, n) => ({
    id: `rule-${n}`,
    ...selectors[n % selectors.length]?.(n),
    status: n % 2 === 0 ? 'banned' : 'restricted',
    from: '2026-07-10',
    reason:
      n % 4 === 0 ? { en: `Not under contract (${n}).`, 'zh-cn': `没有合同（${n}）。` } : `Not under contract (${n}).`,
    rationaleUrl: `https://intranet.example/ai-tools/${n}`,
    ...(n % 5 === 0
      ? { alternatives: ['qoder', { name: 'In-house', url: 'https://intranet.example/assistant' }] }
      : {}),
    ...(n % 10 === 0 ? { exceptions: [{ repositories: ['github.com/example/ai-*'], until: '2027-01-01' }] } : {}),
  }));
  const policy = { version: 1, organization: 'Example Group', serial: 1, rules };
  return new TextEncoder().encode(JSON.stringify(policy, undefined, 1));
}

const selectors: readonly ((n: number) => object)[] = [
  (n) => ({ tools: [`tool-${n}`] }),
  (n) => ({ extensions: [`publisher-${n}.name`, `publisher-${n}.*`] }),
  (n) => ({ packages: [`npm:@scope-${n}/name`, `pypi:name-${n}`], versions: `>=1.${n}.0 <2.0.0` }),
  (n) => ({ commands: [`command-${n}`], mcpServers: [`npm:server-${n}`] }),
  (n) => ({ vendors: [`vendor-${n}`], models: [`family-${n}-*`] }),
];

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

import { createCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import { readPolicy } from '../../src/core/policy/read';
import type { BenchRow } from './row';

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
  return [
    row('policy: validate and compile 5,000 rules', both, 100),
    row('policy: validate 5,000 rules', read, 60),
    row('policy: refuse 5,000 rules with 2,500 mistakes', () =>
      readPolicy(broken, { layer: 'organization', reader: 'author' }),
    ),
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

function row(name: string, work: () => void, target?: number): BenchRow {
  const times = Array.from({ length: 15 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((left, right) => left - right);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  return { name, median, unit: 'ms', ...(target === undefined ? {} : { target }) };
}

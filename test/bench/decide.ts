import { createCatalogue } from '../../src/catalogue';
import type { Tool } from '../../src/catalogue/tool';
import { type CompiledLayer, compileLayer } from '../../src/core/decisions/compile';
import { decide } from '../../src/core/decisions/decide';
import { noTraits, subjectOfExtension } from '../../src/core/decisions/subjects';
import type { PolicyDocument, PolicyRule } from '../../src/core/policy/document';
import type { BenchRow } from './row';
import { medianOf, spreadOf, timedOften } from './timing';

/**
 * 500 installed extensions against 5,000 rules of every kind of selector: what one run of the editor costs. Each extension is
 * met by a handful of rules, as in a real policy; the rows with patterns alone are the index's hardest case.
 */
export async function benchDecide(): Promise<BenchRow[]> {
  const catalogue = createCatalogue(tools);
  const compile = (rules: readonly PolicyRule[]): CompiledLayer =>
    compileLayer({ layer: 'organization', policy: policyOf(rules), signed: true, catalogue });
  const subjects = extensionIds.map((id) => subjectOfExtension(id, '1.2.3', catalogue, noTraits));
  const decideAll = (layers: readonly CompiledLayer[]) => () => {
    for (const subject of subjects) decide(layers, subject, { now, windowRepositories: ['github.com/example/shop'] });
  };
  const mixed = rulesOf(mixedSelectors);
  const floating = rulesOf((n) => ({ extensions: [`*name-${n % 700}*x${n}*`] }));
  const layer = compile(mixed);
  const walk = {
    name: 'comparing each extension with the names of all rules',
    median: medianOf(timedOften(9, compareAll(mixed))),
  };
  const copy = { name: 'a copy of the rules', median: medianOf(timedOften(9, () => structuredClone(mixed))) };
  return [
    { ...row('decide: compile 5,000 rules', () => compile(mixed), 100), against: copy },
    { ...row('decide: 500 extensions, 5,000 mixed rules', decideAll([layer]), 20), against: walk },
    { ...row('decide: 500 extensions, 5,000 floating patterns', decideAll([compile(floating)]), 20), against: walk },
    {
      ...row('decide: 500 extensions, 5,000 mixed rules in each of 3 layers', decideAll([layer, layer, layer])),
      against: walk,
    },
  ];
}

/** What an index saves: the shortest code without one. */
function compareAll(rules: readonly PolicyRule[]): () => number {
  return () => {
    let same = 0;
    for (const id of extensionIds) for (const rule of rules) if (rule.extensions?.includes(id)) same += 1;
    return same;
  };
}

const now = Date.UTC(2026, 7, 1);
const extensionIds = Array.from({ length: 500 }, (_, n) => `publisher-${n % 90}.name-${n}`);

const tools: readonly Tool[] = Array.from({ length: 200 }, (_, n) => ({
  id: `tool-${n}`,
  name: `Tool ${n}`,
  vendor: { id: `vendor-${n % 60}`, name: `Vendor ${n % 60}` },
  kinds: ['ide-extension'],
  extensions: [`publisher-${n % 90}.name-${n}`],
  binaries: [{ name: `tool${n}` }],
  packages: [`npm:@vendor-${n % 60}/tool-${n}`],
  sources: [],
}));

function mixedSelectors(n: number): Partial<PolicyRule> {
  switch (n % 8) {
    case 0:
    case 1:
      return { extensions: [`publisher-${n % 90}.name-${n}`] };
    case 2:
      return { extensions: [`publisher-${n}.*`] };
    case 3:
      return { extensions: [`*.name-${n}`] };
    case 4:
      return { tools: [`tool-${n % 400}`] };
    case 5:
      return { vendors: [`vendor-${n}`], models: [`model-${n}-*`] };
    case 6:
      return { packages: [`npm:@scope-${n}/*`], versions: '>=1.0.0 <2.0.0' };
    default:
      return { commands: [`tool${n}`], exceptions: [{ repositories: [`github.com/example/${n}-*`] }] };
  }
}

function rulesOf(selectors: (n: number) => Partial<PolicyRule>): readonly PolicyRule[] {
  return Array.from({ length: 5000 }, (_, n) => ({
    id: `rule-${n}`,
    status: n % 3 === 0 ? 'banned' : n % 3 === 1 ? 'restricted' : 'allowed',
    reason: 'A reason.',
    rationaleUrl: 'https://intranet.example/why',
    ...(n % 5 === 0 && { from: '2026-07-01', until: '2027-07-01' }),
    ...selectors(n),
  }));
}

function policyOf(rules: readonly PolicyRule[]): PolicyDocument {
  return { version: 1, organization: 'Example Group', serial: 1, unlisted: 'restricted', rules };
}

function row(name: string, work: () => unknown, target?: number): BenchRow {
  for (let run = 0; run < 3; run++) work();
  return { name, ...spreadOf(timedOften(9, work)), unit: 'ms', ...(target !== undefined && { target }) };
}

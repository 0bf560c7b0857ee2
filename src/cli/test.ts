import type { Shell } from '../command-reader/types';
import type { Explanation } from '../core/decisions/explanation';
import { explanationOf } from '../core/decisions/explanation';
import { answer, repositoryFault } from './answers';
import { momentOf, readInput } from './inputs';
import { type ItemContext, resolveItem } from './items';
import { type LoadedPolicies, loadPolicies } from './policies';
import { type CaseResult, casesAsJson, casesAsText, type Difference } from './reporters/cases';
import { problemLine } from './reporters/problems';
import { type Argument, cannotRun, type ExitCode, type Io } from './subcommand';
import { type Expectation, readTestCases, type TestCase } from './test-cases';

export interface TestGiven {
  readonly operands: readonly string[];
  readonly inOrder: readonly Argument[];
  readonly options: {
    readonly 'public-key': readonly string[];
    readonly on: string | undefined;
    readonly shell: Shell;
    readonly format: 'text' | 'json';
  };
}

export async function runTest({ operands, inOrder, options }: TestGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `test: ${what}`, 'See ai-tool-policy test --help.');
  if (operands.length === 0) return cannot('no file of test cases is given.');
  const on = momentOf(options.on, '--on', io.now());
  if ('fault' in on) return cannot(on.fault);
  const loaded = await loadPolicies(inOrder, options['public-key'], io);
  if ('fault' in loaded) return cannot(loaded.fault);
  for (const note of loaded.notes) io.stderr(`${note}\n`);
  const results: CaseResult[] = [];
  const faults: string[] = [];
  for (const file of operands) {
    const read = await readInput(file, io);
    if ('fault' in read) return cannot(read.fault);
    const reading = readTestCases(read.bytes);
    if (reading.outcome === 'wrong') faults.push(...reading.problems.map((problem) => problemLine(file, problem)));
    else {
      for (const testCase of reading.cases) {
        const result = await runCase(file, testCase, loaded, {
          catalogue: loaded.catalogue,
          shell: options.shell,
          io,
          now: on.time,
        });
        if ('fault' in result) faults.push(`${file}:${testCase.line}:${testCase.column}: error: ${result.fault}`);
        else results.push(result);
      }
    }
  }
  if (faults.length > 0) return cannot(`the test cases cannot be run:\n${faults.join('\n')}`);
  io.stdout(options.format === 'json' ? casesAsJson(results) : casesAsText(results));
  return results.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

async function runCase(
  file: string,
  testCase: TestCase,
  policies: LoadedPolicies,
  context: ItemContext & { readonly now: number },
): Promise<CaseResult | { readonly fault: string }> {
  const on = momentOf(testCase.on, '"on"', context.now);
  if ('fault' in on) return on;
  const misplaced = repositoryFault(testCase.repository);
  if (misplaced !== undefined) return { fault: misplaced };
  const item = await resolveItem(testCase.item, context);
  if (item.outcome === 'wrong') return item;
  const { decision } = answer(item, policies, { now: on.time, repository: testCase.repository });
  const actual = explanationOf(testCase.item, decision);
  return { file, testCase, actual, differences: differencesOf(testCase.expect, actual), notes: item.notes };
}

/** Only what is expected is compared, also within `announced` and `exception`. */
function differencesOf(expected: Expectation, actual: Explanation): readonly Difference[] {
  return Object.entries(expected).flatMap(([field, wanted]) => {
    const found: unknown = actual[field as keyof Expectation];
    return agrees(wanted, found) ? [] : [{ field, expected: wanted, actual: shown(wanted, found) }];
  });
}

function agrees(wanted: unknown, found: unknown): boolean {
  if (!isObject(wanted) || !isObject(found)) return wanted === found;
  return Object.entries(wanted).every(([field, value]) => found[field] === value);
}

/** Of an object the fields that were asked for. */
function shown(wanted: unknown, found: unknown): unknown {
  if (!isObject(wanted) || !isObject(found)) return found;
  return Object.fromEntries(Object.keys(wanted).map((field) => [field, found[field]]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import type { Explanation } from '../../core/decisions/explanation';
import { plainText } from '../../core/explain/text';

/** One test case of a policy after it was run. */
export interface CaseResult {
  readonly file: string;
  readonly testCase: {
    readonly name?: string | undefined;
    readonly item: string;
    readonly on?: string | undefined;
    readonly repository?: string | undefined;
    readonly line: number;
    readonly column: number;
  };
  readonly actual: Explanation;
  /** Empty: as wished. */
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The failing cases, each with its place and a diff, and how many there are of which. */
export function casesAsText(results: readonly CaseResult[]): string {
  const failed = results.filter(isFailed);
  const counts = [`${results.length - failed.length} as expected`, `${failed.length} not`];
  return [...failed.map(diffOf), `${results.length} cases: ${counts.join(', ')}`, ''].join('\n');
}

/** `test --format json`, as its help describes it. */
export function casesAsJson(results: readonly CaseResult[]): string {
  const failed = results.filter(isFailed).length;
  const cases = results.map(
    ({ file, testCase: { name, item, on, repository, line, column }, actual, differences }) => ({
      file,
      line,
      column,
      name: name ?? null,
      item,
      on: on ?? null,
      repository: repository ?? null,
      passed: differences.length === 0,
      differences,
      actual,
    }),
  );
  return `${JSON.stringify({ passed: results.length - failed, failed, cases }, null, 2)}\n`;
}

function isFailed({ differences }: CaseResult): boolean {
  return differences.length > 0;
}

/** `-` is what is expected, `+` what the policy says. */
function diffOf({ file, testCase, differences, actual, notes }: CaseResult): string {
  const { name, item, on, repository, line, column } = testCase;
  const circumstances = [
    ...(on === undefined ? [] : [`on ${on}`]),
    ...(repository === undefined ? [] : [`in ${repository}`]),
  ];
  const considered = actual.considered.map(({ rule, layer, because }) => `${rule} (${layer}): ${because}`);
  return [
    `${file}:${line}:${column}: not as expected${name === undefined ? '' : `: ${plainText(name, 200)}`}`,
    `  ${[plainText(item), ...circumstances.map((text) => plainText(text))].join(' ')}`,
    ...differences.flatMap(({ field, expected, actual: found }) => [
      `  - ${field}: ${JSON.stringify(expected)}`,
      `  + ${field}: ${JSON.stringify(found)}`,
    ]),
    ...(considered.length === 0 ? [] : [`  also matched: ${considered.join(', ')}`]),
    ...notes.map((note) => `  ${plainText(note)}`),
    '',
  ].join('\n');
}

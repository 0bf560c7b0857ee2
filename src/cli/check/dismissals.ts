import { dismissalOf } from '../../core/decisions/file-verdicts';
import type { Ignore } from '../../core/findings/file-reference';
import type { CheckedFinding, DismissedFinding } from '../reporters/check';

export interface Sorted {
  readonly findings: readonly CheckedFinding[];
  readonly dismissed: readonly DismissedFinding[];
}

/** Takes out what a comment in the file speaks for, as far as the rules let people dismiss it. */
export function withoutIgnored(findings: readonly CheckedFinding[], ignores: readonly Ignore[]): Sorted {
  return sort(findings, (finding) => {
    const ignore = dismissalOf(finding, ignores);
    return ignore && { by: 'comment', reason: ignore.reason };
  });
}

/** Takes out as many findings of each file, tool, kind and rule as the baseline has; lines may have moved since. */
export function withoutKnown(findings: readonly CheckedFinding[], baseline: Baseline): Sorted {
  const left = new Map(baseline);
  return sort(findings, (finding) => {
    const key = keyOf({ ...finding, rule: finding.rule });
    const count = left.get(key) ?? 0;
    if (count === 0) return undefined;
    left.set(key, count - 1);
    return { by: 'baseline', reason: undefined };
  });
}

/** How many findings of each file, tool, kind and rule are known. */
export type Baseline = ReadonlyMap<string, number>;

/** Reads what an earlier `check --format json` printed. */
export function readBaseline(text: string): Baseline | { readonly fault: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: `it is not JSON: ${error.message}` };
  }
  const listed = isRecord(parsed) ? parsed['findings'] : undefined;
  if (!Array.isArray(listed)) return { fault: 'it has no list of findings, as check --format json prints' };
  const counts = new Map<string, number>();
  for (const entry of listed) {
    if (!isRecord(entry)) return { fault: 'one of its findings is not an object' };
    const key = keyOf(entry);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf(finding: { readonly [Name in 'file' | 'tool' | 'kind' | 'rule']?: unknown }): string {
  return JSON.stringify([finding.file, finding.tool, finding.kind, finding.rule]);
}

function sort(
  findings: readonly CheckedFinding[],
  judge: (finding: CheckedFinding) => Omit<DismissedFinding, 'finding'> | undefined,
): Sorted {
  const kept: CheckedFinding[] = [];
  const dismissed: DismissedFinding[] = [];
  for (const finding of findings) {
    const verdict = finding.decision.enforcement.dismissible ? judge(finding) : undefined;
    if (verdict === undefined) kept.push(finding);
    else dismissed.push({ finding, ...verdict });
  }
  return { findings: kept, dismissed };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

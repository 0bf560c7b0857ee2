import type { PolicyDocument } from '../core/policy/document';
import type { Layer } from '../core/policy/vocabulary';

/** Where in the text something is wrong; line and column count from 1. */
export interface PolicyProblem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

export type PolicyFailure = 'syntax' | 'schema' | 'version' | 'not-a-policy' | 'too-large';

export type PolicyReading =
  | { readonly outcome: 'ok'; readonly policy: PolicyDocument; readonly problems: readonly PolicyProblem[] }
  | { readonly outcome: 'failed'; readonly reason: PolicyFailure; readonly problems: readonly PolicyProblem[] };

export type ReadPolicy = (
  text: string | Uint8Array,
  options: { readonly layer: Layer; readonly reader: 'client' },
) => PolicyReading;

/** Gives the reader when a text is at hand, so that starting up does not load the schema library. */
export type LoadReadPolicy = () => Promise<ReadPolicy>;

/** `line 3, column 5, $.rules[0].status: expected …`, as `SourceState.detail` has it. */
export function describeProblem(problem: PolicyProblem): string {
  const place = `line ${problem.line}, column ${problem.column}`;
  return problem.path === '' || problem.path === '$'
    ? `${place}: ${problem.message}`
    : `${place}, ${problem.path}: ${problem.message}`;
}

/** The first problem in full and how many there are besides. */
export function describeProblems(problems: readonly PolicyProblem[]): string | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  return others.length === 0 ? describeProblem(first) : `${describeProblem(first)} (and ${others.length} more)`;
}

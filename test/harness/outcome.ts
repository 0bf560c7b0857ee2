import { readFile, writeFile } from 'node:fs/promises';

/** What came of one part of the tests. */
export interface Outcome {
  readonly passed: number;
  /** With the file of the test, where it is known. */
  readonly failures: readonly { readonly title: string; readonly error: string; readonly file?: string }[];
  readonly skips: readonly { readonly title: string; readonly reason: string }[];
  /** Test files in which something failed, to be run once more, alone; nothing of them is counted yet. */
  readonly deferred?: readonly { readonly file: string; readonly failures: Outcome['failures'] }[];
  /** Failed at first, and passed when their file was run once more: counted as passed, and named. */
  readonly unsteady?: Outcome['failures'];
}

export const nothing: Outcome = { passed: 0, failures: [], skips: [] };

export function skipped(title: string, reason: string): Outcome {
  return { ...nothing, skips: [{ title, reason }] };
}

export function failed(title: string, error: string): Outcome {
  return { ...nothing, failures: [{ title, error }] };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, each) => total + each.passed, 0),
    failures: outcomes.flatMap((each) => each.failures),
    skips: outcomes.flatMap((each) => each.skips),
    deferred: outcomes.flatMap((each) => each.deferred ?? []),
    unsteady: outcomes.flatMap((each) => each.unsteady ?? []),
  };
}

/** With what came of the deferred files when they were run once more, alone: that is what counts of them. */
export async function settled(outcome: Outcome, runAgain: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const outcomes: Outcome[] = [{ ...outcome, deferred: [] }];
  for (const { file, failures } of outcome.deferred ?? []) {
    const again = await runAgain(file);
    outcomes.push(again.failures.length > 0 ? again : { ...again, unsteady: failures });
  }
  return sum(outcomes);
}

/** The same for files that share one window: those in which something failed are run once more, in a new one. */
export async function confirmed(
  outcome: Outcome,
  runAgain: (files: readonly string[]) => Promise<Outcome>,
): Promise<Outcome> {
  const { failures } = outcome;
  const files = [...new Set(failures.flatMap(({ file }) => file ?? []))];
  if (failures.length === 0 || failures.some(({ file }) => file === undefined)) return outcome;
  const again = await runAgain(files);
  if (again.failures.length > 0) return { ...outcome, failures: again.failures };
  return { ...outcome, passed: outcome.passed + failures.length, failures: [], unsteady: failures };
}

/** Reads what a part left; a part that left nothing, or ran no test at all, has failed. */
export async function readOutcome(part: string, file: string): Promise<Outcome> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return failed(part, 'It ended without a result.');
  const outcome = JSON.parse(text) as Outcome;
  const ran = outcome.passed + outcome.failures.length + outcome.skips.length + (outcome.deferred ?? []).length;
  return ran === 0 ? failed(part, 'It ran no test.') : outcome;
}

/**
 * Ends a runner: for the run of all tests leaves the outcome in a file, else prints failures, skips with their
 * reasons, and the closing line. Gives the exit code.
 */
export async function conclude(outcome: Outcome): Promise<number> {
  const file = process.env['AI_TOOL_POLICY_OUTCOME'];
  if (file !== undefined) await writeFile(file, JSON.stringify(outcome));
  else print(outcome);
  return outcome.failures.length === 0 ? 0 : 1;
}

function print({ passed, failures, skips, unsteady = [] }: Outcome): void {
  const lines = [
    ...unsteady.map(({ title, error }) => `\nPassed only when run once more, alone: ${title}\n${indent(error)}`),
    ...failures.map(({ title, error }) => `\nFailed: ${title}\n${indent(error)}`),
    ...(failures.length > 0 ? [''] : []),
    ...skips.map(({ title, reason }) => `Skipped: ${title}: ${reason}`),
    '',
    `${passed} passed, ${failures.length} failed, ${skips.length} skipped`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}

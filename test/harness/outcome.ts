import { readFile, writeFile } from 'node:fs/promises';

/** What came of one part of the tests. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly error: string }[];
  readonly skips: readonly { readonly title: string; readonly reason: string }[];
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
  };
}

/** Reads what a part left; a part that left nothing, or ran no test at all, has failed. */
export async function readOutcome(part: string, file: string): Promise<Outcome> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return failed(part, 'It ended without a result.');
  const outcome = JSON.parse(text) as Outcome;
  const ran = outcome.passed + outcome.failures.length + outcome.skips.length;
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

function print({ passed, failures, skips }: Outcome): void {
  const lines = [
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

import type { Problem } from '../../core/policy/problem';
import type { Layer } from '../../core/policy/vocabulary';

/** What `validate` found in one file. */
export interface FileReport {
  readonly file: string;
  readonly layer: Layer;
  /** Why it could not be read at all; undefined where it was. */
  readonly unreadable: string | undefined;
  readonly problems: readonly Problem[];
}

/** `policy.jsonc:3:5: error: …`, the form that terminals and editors make a link of. */
export function problemLine(file: string, { line, column, severity, message }: Problem): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`;
}

export function problemsAsText(reports: readonly FileReport[]): string {
  const lines = reports.flatMap(({ file, problems, unreadable }) => {
    if (unreadable !== undefined) return [];
    return problems.length === 0 ? [`${file}: no problems`] : problems.map((problem) => problemLine(file, problem));
  });
  return [...lines, ...summary(reports)].map((line) => `${line}\n`).join('');
}

/** `validate --format json`, as its help describes it. */
export function problemsAsJson(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, layer, problems, unreadable }) => ({
    file,
    layer,
    valid: unreadable === undefined && count(problems, 'error') === 0,
    unreadable: unreadable ?? null,
    problems: problems.map(({ severity, code, line, column, path, message, found, expected, nearest }) => ({
      severity,
      code,
      line,
      column,
      path,
      message,
      found: found ?? null,
      expected: expected ?? null,
      nearest: nearest ?? null,
    })),
  }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

function summary(reports: readonly FileReport[]): readonly string[] {
  const problems = reports.flatMap((report) => report.problems);
  if (problems.length === 0) return [];
  const counts = [counted(count(problems, 'error'), 'error'), counted(count(problems, 'warning'), 'warning')];
  return [`${counts.join(', ')} in ${counted(reports.length, 'file')}`];
}

function count(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

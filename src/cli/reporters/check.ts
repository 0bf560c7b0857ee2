import type { Decision } from '../../core/decisions/decision';
import { plainText } from '../../core/explain/text';
import type { ReferenceKind } from '../../core/findings/finding';
import type { Status } from '../../core/policy/vocabulary';

/** What `check` found, decided and ready to be told. */
export interface CheckReport {
  /** How many files were read. */
  readonly files: number;
  /** By file in byte order, then by line. */
  readonly findings: readonly CheckedFinding[];
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly why: string }[];
  /** Findings that a comment or the baseline says are all right; they count for nothing. */
  readonly dismissed: readonly DismissedFinding[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of this program. */
  readonly version: string;
}

export interface CheckedFinding {
  readonly file: string;
  /** 1-based, as are the others. The end is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The catalogue's id, or the name under which a rule speaks of it. */
  readonly tool: string;
  /** As people know it. */
  readonly name: string;
  readonly kind: ReferenceKind;
  readonly status: Exclude<Status, 'allowed'>;
  /** Null where `unlisted` decided. */
  readonly rule: string | null;
  /** `information` does not fail a check: a file that is merely there, or a policy that only audits. */
  readonly weight: 'counts' | 'information';
  readonly decision: Decision;
  /** Sentences: what was found and what the policy says; why; what instead. */
  readonly words: FindingWords;
}

export interface FindingWords {
  readonly message: string;
  readonly reason: string | undefined;
  readonly link: string | undefined;
  readonly instead: string | undefined;
}

export interface DismissedFinding {
  readonly finding: CheckedFinding;
  readonly by: 'comment' | 'baseline';
  readonly reason: string | undefined;
}

/** `check --format json`, as its help describes it. */
export function checkAsJson({ files, findings, unreadable }: CheckReport): string {
  const told = findings.map(({ file, line, column, tool, kind, status, rule }) => ({
    file,
    line,
    column,
    tool,
    kind,
    status,
    rule,
  }));
  return `${JSON.stringify({ files, findings: told, unreadable }, null, 2)}\n`;
}

/** One line for each finding, in the form that terminals and editors make a link of, and below it why and what instead. */
export function checkAsText({ files, findings, unreadable, dismissed }: CheckReport): string {
  const lines = findings.flatMap(({ file, line, column, status, rule, weight, words, decision }) => {
    const label = weight === 'counts' ? status : `note (${status}${decision.audit ? ', audit' : ''})`;
    return [
      `${plainText(file)}:${line}:${column}: ${label}: ${words.message} [${rule ?? 'unlisted'}]`,
      ...[words.reason, words.instead, words.link].flatMap((text) => (text === undefined ? [] : [`    ${text}`])),
    ];
  });
  const unread = unreadable.map(
    ({ file, line, why }) => `${plainText(file)}:${line}: could not be read: ${plainText(why)}`,
  );
  const counts = [
    counted(files, 'file'),
    `${counted(findings.length, 'finding')}`,
    ...(dismissed.length === 0 ? [] : [`${dismissed.length} dismissed`]),
    ...(unreadable.length === 0 ? [] : [`${unreadable.length} not read`]),
  ];
  return [...lines, ...unread, counts.join(', ')].map((line) => `${line}\n`).join('');
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * What a person has answered, and what they were shown. It is kept by the editor as JSON and is an input of the next run; it
 * never changes a finding or a decision. Times are epoch milliseconds.
 */
export interface Answers {
  /** By matter (layer, rule and item). */
  readonly snoozes: Readonly<Record<string, Snooze>>;
  /** When a notice was answered, by matter, issue of the policy, and whether it was announced or active. */
  readonly answered: Readonly<Record<string, number>>;
  /** The notices that were shown, by matter and issue. */
  readonly shown: Readonly<Record<string, Shown>>;
  /** By rule text and item. */
  readonly approvals: Readonly<Record<string, Approval>>;
}

export type Snooze =
  | { readonly kind: 'time'; readonly until: number }
  /** `issue` is the policy's issue for which it holds. */
  | { readonly kind: 'policy'; readonly issue: string };

export interface Shown {
  readonly stage: Stage;
  readonly at: number;
}

/** Why a notice is shown, in the order in which these come. */
export const stages = ['announced', 'seven-days', 'one-day', 'active'] as const;
export type Stage = (typeof stages)[number];

export interface Approval {
  readonly at: number;
  /** As the person gave it: a ticket, a name. */
  readonly reference: string | undefined;
}

export const noAnswers: Answers = { snoozes: {}, answered: {}, shown: {}, approvals: {} };

/** The newest entries of each kind that are kept; the rest belongs to rules and things long gone. */
const mostKept = 500;

export interface AnswersRead {
  readonly answers: Answers;
  /** True where some of it could not be read, was left out, and is lost at the next write: worth a line in the log. */
  readonly damaged: boolean;
}

/** Reads what the editor kept; `undefined` is a first start. */
export function readAnswers(stored: unknown): AnswersRead {
  if (stored === undefined) return { answers: noAnswers, damaged: false };
  if (!isRecord(stored)) return { answers: noAnswers, damaged: true };
  const snoozes = readEntries(stored['snoozes'], readSnooze);
  const answered = readEntries(stored['answered'], readTime);
  const shown = readEntries(stored['shown'], readShown);
  const approvals = readEntries(stored['approvals'], readApproval);
  return {
    answers: {
      snoozes: snoozes.entries,
      answered: answered.entries,
      shown: shown.entries,
      approvals: approvals.entries,
    },
    damaged: snoozes.damaged || answered.damaged || shown.damaged || approvals.damaged,
  };
}

/** A copy with one entry set, as the newest; the oldest beyond the bound are dropped. */
export function withEntry<T>(entries: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  const others = Object.entries(entries).filter(([other]) => other !== key);
  return Object.fromEntries([...others.slice(-(mostKept - 1)), [key, value]]);
}

export function withoutEntry<T>(entries: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([other]) => other !== key));
}

function readEntries<T>(
  stored: unknown,
  read: (value: unknown) => T | undefined,
): { readonly entries: Record<string, T>; readonly damaged: boolean } {
  if (!isRecord(stored)) return { entries: {}, damaged: true };
  const pairs = Object.entries(stored);
  const good = pairs.flatMap(([key, value]): [string, T][] => {
    const entry = read(value);
    return entry === undefined ? [] : [[key, entry]];
  });
  return { entries: Object.fromEntries(good), damaged: good.length < pairs.length };
}

function readSnooze(value: unknown): Snooze | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, until, issue } = value;
  if (kind === 'time' && typeof until === 'number') return { kind, until };
  return kind === 'policy' && typeof issue === 'string' ? { kind, issue } : undefined;
}

function readTime(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function readShown(value: unknown): Shown | undefined {
  if (!isRecord(value) || typeof value['at'] !== 'number') return undefined;
  const stage = stages.find((known) => known === value['stage']);
  return stage === undefined ? undefined : { stage, at: value['at'] };
}

function readApproval(value: unknown): Approval | undefined {
  if (!isRecord(value) || typeof value['at'] !== 'number') return undefined;
  const reference = value['reference'];
  if (reference !== undefined && typeof reference !== 'string') return undefined;
  return { at: value['at'], reference };
}

interface StoredRecord {
  readonly [key: string]: unknown;
}

function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

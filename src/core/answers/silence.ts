import type { Concern } from '../assessment';
import { type Answers, type Approval, type Snooze, withEntry, withoutEntry } from './answers';
import { type Matter, matterOf } from './matter';

/** Why a person is not told of a concern again. It stays in the view, the status and the report all the same. */
export type Silence =
  | { readonly kind: 'approved'; readonly approval: Approval }
  | { readonly kind: 'snoozed'; readonly snooze: Snooze }
  /** For this issue of the policy. */
  | { readonly kind: 'answered'; readonly at: number };

/** `now` is epoch milliseconds. Undefined where nothing silences it, and where there is nothing to silence. */
export function silenceOf(concern: Concern, answers: Answers, now: number): Silence | undefined {
  const matter = matterOf(concern);
  if (matter === undefined) return undefined;
  const approval = approvalIn(answers, matter);
  if (approval !== undefined) return { kind: 'approved', approval };
  const snooze = answers.snoozes[matter.key];
  // A rule that has become undismissible since ends the snooze.
  if (snooze !== undefined && matter.dismissible && holds(snooze, matter, now)) return { kind: 'snoozed', snooze };
  const at = answers.answered[matter.answer];
  return at === undefined ? undefined : { kind: 'answered', at };
}

export function isSilenced(concern: Concern, answers: Answers, now: number): boolean {
  return silenceOf(concern, answers, now) !== undefined;
}

export function approvalFor(concern: Concern, answers: Answers): Approval | undefined {
  const matter = matterOf(concern);
  return matter === undefined ? undefined : approvalIn(answers, matter);
}

/** What a person may answer to a concern: the buttons of the view and the quick menu. */
export function possibleAnswers(concern: Concern): { readonly snooze: boolean; readonly approve: boolean } {
  const matter = matterOf(concern);
  return { snooze: matter?.dismissible ?? false, approve: matter?.approval !== undefined };
}

export type Answer =
  | { readonly kind: 'snooze'; readonly for: 'hour' | 'today' | 'policy' }
  | { readonly kind: 'unsnooze' }
  /** The notice was acted on: it is not shown again for this issue of the policy. */
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'approve'; readonly reference: string | undefined }
  | { readonly kind: 'withdraw-approval' };

/** The answers with one more. An answer that the concern does not admit changes nothing. */
export function afterAnswer(answers: Answers, concern: Concern, answer: Answer, now: number): Answers {
  const matter = matterOf(concern);
  if (matter === undefined) return answers;
  switch (answer.kind) {
    case 'snooze':
      if (!matter.dismissible) return answers;
      return { ...answers, snoozes: withEntry(answers.snoozes, matter.key, snoozeFor(answer.for, matter, now)) };
    case 'unsnooze':
      return { ...answers, snoozes: withoutEntry(answers.snoozes, matter.key) };
    case 'acknowledge':
      return { ...answers, answered: withEntry(answers.answered, matter.answer, now) };
    case 'approve': {
      if (matter.approval === undefined) return answers;
      const approval = { at: now, reference: answer.reference };
      return { ...answers, approvals: withEntry(answers.approvals, matter.approval, approval) };
    }
    case 'withdraw-approval':
      if (matter.approval === undefined) return answers;
      return { ...answers, approvals: withoutEntry(answers.approvals, matter.approval) };
  }
}

function snoozeFor(length: 'hour' | 'today' | 'policy', matter: Matter, now: number): Snooze {
  switch (length) {
    case 'hour':
      return { kind: 'time', until: now + 3_600_000 };
    case 'today':
      return { kind: 'time', until: startOfTomorrow(now) };
    case 'policy':
      return { kind: 'policy', issue: matter.issue };
  }
}

function holds(snooze: Snooze, matter: Matter, now: number): boolean {
  switch (snooze.kind) {
    case 'time':
      return now < snooze.until;
    case 'policy':
      return snooze.issue === matter.issue;
  }
}

function approvalIn(answers: Answers, matter: Matter): Approval | undefined {
  return matter.approval === undefined ? undefined : answers.approvals[matter.approval];
}

function startOfTomorrow(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

import type { Concern } from '../assessment';
import { startOf } from '../policy/local-date';
import { type Answers, type Shown, type Stage, stages, withEntry } from './answers';
import { type Matter, matterOf } from './matter';
import { silenceOf } from './silence';

/**
 * Whether a person is to be told of a concern now, and why; undefined for not now. `now` is epoch milliseconds.
 *
 * One notice for each rule, item and issue of the policy, and besides: an announcement again at 7 days and at 1 day, the day
 * the rule comes into force, what a snooze has put off, and once a day a ban that cannot be dismissed, is active and was not
 * answered. Whoever first meets an announcement two days before is told once then, not three times.
 *
 * An answer to an announcement is no answer to its coming closer, as a snooze 'until the policy changes' is. Where the policy
 * only audits, nothing is ever due.
 */
export function noticeDue(concern: Concern, answers: Answers, now: number): Stage | undefined {
  const matter = matterOf(concern);
  if (matter === undefined) return undefined;
  const stage = stageOf(matter, now);
  const shown = answers.shown[matter.notice];
  const silence = silenceOf(concern, answers, now);
  if (silence !== undefined && silence.kind !== 'answered') return undefined;
  if (shown === undefined) return silence === undefined ? stage : undefined;
  if (stages.indexOf(stage) > stages.indexOf(shown.stage)) return stage;
  if (silence !== undefined) return undefined;
  return isPutOff(matter, answers, shown, now) || isDailyReminder(matter, stage, shown, now) ? stage : undefined;
}

/** To be kept before the notice is answered, so that a second run in the meantime does not show it again. */
export function afterShown(answers: Answers, concern: Concern, stage: Stage, now: number): Answers {
  const matter = matterOf(concern);
  return matter === undefined
    ? answers
    : { ...answers, shown: withEntry(answers.shown, matter.notice, { stage, at: now }) };
}

const day = 86_400_000;

function stageOf(matter: Matter, now: number): Stage {
  if (matter.announcement === undefined) return 'active';
  const left = (startOf(matter.announcement.from) ?? now) - now;
  if (left <= day) return 'one-day';
  return left <= 7 * day ? 'seven-days' : 'announced';
}

/** A snooze that was given after the notice was shown, and has ended. */
function isPutOff(matter: Matter, answers: Answers, shown: Shown, now: number): boolean {
  const snooze = answers.snoozes[matter.key];
  return snooze?.kind === 'time' && matter.dismissible && snooze.until <= now && snooze.until > shown.at;
}

function isDailyReminder(matter: Matter, stage: Stage, shown: Shown, now: number): boolean {
  return stage === 'active' && matter.status === 'banned' && !matter.dismissible && now - shown.at >= day;
}

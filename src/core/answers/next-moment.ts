import type { Assessment, Concern } from '../assessment';
import { endOf, startOf } from '../policy/local-date';
import type { Answers } from './answers';
import { matterOf } from './matter';

const day = 86_400_000;

/**
 * When time alone changes what holds or what a person is to be told: a rule or an exception begins or ends, an announcement
 * comes to its 7 days or its last one, a snooze ends, a ban that waits for an answer may be told again. Epoch milliseconds;
 * undefined where nothing of it lies ahead. Without it a rule would come into force only with the next look at its source.
 */
export function nextMoment(assessment: Assessment, answers: Answers, now: number): number | undefined {
  const moments = [
    ...momentsOfPolicies(assessment),
    ...assessment.concerns.flatMap((each) => momentsOf(each, answers)),
  ];
  const ahead = moments.filter((moment) => moment > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

function momentsOfPolicies({ sources }: Assessment): readonly number[] {
  return sources
    .flatMap(({ policy }) => policy?.rules ?? [])
    .flatMap(({ from, until, exceptions }) => [
      ...startsAndReminders(from),
      ...endsOf(until),
      ...(exceptions ?? []).flatMap((exception) => endsOf(exception.until)),
    ]);
}

function startsAndReminders(from: string | undefined): readonly number[] {
  const start = from === undefined ? undefined : startOf(from);
  return start === undefined ? [] : [start, start - day, start - 7 * day];
}

function endsOf(until: string | undefined): readonly number[] {
  const end = until === undefined ? undefined : endOf(until);
  return end === undefined ? [] : [end];
}

function momentsOf(concern: Concern, answers: Answers): readonly number[] {
  const matter = matterOf(concern);
  if (matter === undefined) return [];
  const snooze = answers.snoozes[matter.key];
  const shown = answers.shown[matter.notice];
  return [
    ...(snooze?.kind === 'time' ? [snooze.until] : []),
    ...(shown === undefined || matter.dismissible ? [] : [shown.at + day]),
  ];
}

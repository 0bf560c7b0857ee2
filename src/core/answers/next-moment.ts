import type { Assessment, Concern } from '../assessment';
import { endOf, startOf } from '../policy/local-date';
import type { Answers } from './answers';
import { matterOf } from './matter';

const day = 86_400_000;

/**
 * When time alone changes what holds or what a person is to be told: a rule or an exception begins or ends, a policy expires,
 * an announcement comes to its 7 days or its last one, a snooze ends, a ban that waits for an answer may be told again. Epoch
 * milliseconds; undefined where nothing of it lies ahead. Without it a rule would come into force only with the next look at its source.
 */
export function nextMoment(assessment: Assessment, answers: Answers, now: number): number | undefined {
  let next: number | undefined;
  for (const moment of [
    ...momentsOfPolicies(assessment),
    ...assessment.concerns.flatMap((each) => momentsOf(each, answers)),
  ])
    if (moment > now && (next === undefined || moment < next)) next = moment;
  return next;
}

function momentsOfPolicies({ sources }: Assessment): readonly number[] {
  const policies = sources.flatMap(({ policy }) => policy ?? []);
  return [
    ...policies.flatMap(({ expiresAt }) => endsOf(expiresAt)),
    ...policies
      .flatMap(({ rules }) => rules)
      .flatMap(({ from, until, exceptions }) => [
        ...startsAndReminders(from),
        ...endsOf(until),
        ...(exceptions ?? []).flatMap((exception) => endsOf(exception.until)),
      ]),
  ];
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
  // An exception of the machine stands in no policy.
  const excepted = endsOf(concern.decision.exception?.until);
  const matter = matterOf(concern);
  if (matter === undefined) return excepted;
  const snooze = answers.snoozes[matter.key];
  const shown = answers.shown[matter.notice];
  return [
    ...excepted,
    ...(snooze?.kind === 'time' ? [snooze.until] : []),
    ...(shown === undefined || matter.dismissible ? [] : [shown.at + day]),
  ];
}

import type { Answers, Stage } from '../../core/answers/answers';
import { noticeDue } from '../../core/answers/due';
import { possibleAnswers, silenceOf } from '../../core/answers/silence';
import {
  type Assessment,
  actingDecision,
  type Concern,
  isActive,
  isOver,
  type ResolvedAlternative,
} from '../../core/assessment';
import { describeConcern, reasonOf } from '../../core/explain/concern';
import type { Speech } from '../../core/explain/speech';
import { plainText, shortReason } from '../../core/explain/text';
import { canRequest } from '../../core/remedies/exception-request';
import { updatableRule } from '../../core/remedies/update';

/** One notification: what was found, what the policy says, and at most three things to do. */
export interface NotificationView {
  readonly message: string;
  /** Nothing is restricted yet: information, not a warning. */
  readonly isAnnouncement: boolean;
  readonly buttons: readonly NotificationButton[];
}

export type NotificationButton =
  | { readonly kind: 'disable'; readonly title: string; readonly id: string; readonly name: string }
  /** `key` says which concern is meant. */
  | { readonly kind: 'update' | 'approve' | 'request'; readonly title: string; readonly key: string }
  /** `key` and `at` say which start is meant. */
  | { readonly kind: 'stop'; readonly title: string; readonly key: string; readonly at: number }
  | { readonly kind: 'why'; readonly title: string; readonly url: string }
  | { readonly kind: 'alternative'; readonly title: string; readonly alternative: ResolvedAlternative }
  | { readonly kind: 'show' | 'disable-ai-features'; readonly title: string }
  | {
      readonly kind: 'disable-all';
      readonly title: string;
      readonly targets: readonly { readonly id: string; readonly name: string }[];
    };

/**
 * The concerns of which a person is to be told now, with why. Commands are told when they start, not when they are assessed; for
 * the rest see `noticeDue`.
 */
export function dueNotices(
  { concerns }: Assessment,
  answers: Answers,
  now: number,
): readonly { readonly concern: Concern; readonly stage: Stage }[] {
  return concerns.flatMap((concern) => {
    const isNotice = concern.finding.kind === 'extension';
    const stage = isNotice ? noticeDue(concern, answers, now) : undefined;
    return stage === undefined ? [] : [{ concern, stage }];
  });
}

/** Of commands that were just started: those in force that no snooze or approval silences. */
export function commandNotices(
  { concerns }: Assessment,
  keys: readonly string[],
  answers: Answers,
  now: number,
): readonly Concern[] {
  return concerns.filter((concern) => {
    if (!keys.includes(concern.finding.key) || !isActive(concern)) return false;
    const silence = silenceOf(concern, answers, now);
    return silence === undefined || silence.kind === 'answered';
  });
}

/** The programs that a start looks up by name, behind whatever starts them: the terminal itself may have told of those. */
export function namesRun({ finding: { evidence } }: Concern): readonly string[] {
  return evidence.flatMap(({ code, data }) => (code === 'command' ? (data?.['name'] ?? []) : []));
}

export function renderNotification(concern: Concern, speech: Speech): NotificationView {
  const { t } = speech;
  const reason = reasonOf(concern, speech);
  const said = describeConcern(concern, speech);
  return {
    isAnnouncement: !isActive(concern),
    message: reason === undefined ? said : t('{0} “{1}”', said, shortReason(reason)),
    buttons: [
      ...remedyButton(concern, speech),
      ...stopButton(concern, speech),
      ...approvalButtons(concern, speech),
      ...whyButton(concern, speech),
      ...alternativeButton(concern, speech),
    ].slice(0, mostButtons),
  };
}

/** More than these VS Code's guidelines advise against. */
const mostButtons = 3;

/**
 * Whether a click on it answers the notice, so that a ban that cannot be dismissed is not told of again tomorrow. What disables,
 * updates or approves needs no answer beside what it does; whoever takes that back has not answered. Reading on is no answer,
 * nor is the close button, which means *later*.
 */
export function isAnswer({ kind }: NotificationButton): boolean {
  return kind === 'request' || kind === 'alternative';
}

/** Several at once are one summary. */
export function renderSummary(concerns: readonly Concern[], speech: Speech): NotificationView {
  const { t } = speech;
  const targets = concerns.flatMap((concern) => {
    const [button] = disableButton(concern, speech);
    return button?.kind === 'disable' ? [{ id: button.id, name: button.name }] : [];
  });
  const organization = concerns
    .map((concern) => (actingDecision(concern) ?? concern.decision).organization)
    .find(Boolean);
  return {
    isAnnouncement: !concerns.some(isActive),
    message:
      organization === undefined
        ? t('The AI tool policy concerns {0} things here.', concerns.length)
        : t('{0}’s AI tool policy concerns {1} things here.', plainText(organization, 80), concerns.length),
    buttons: [
      { kind: 'show', title: t('Show') },
      ...(targets.length > 1
        ? [{ kind: 'disable-all', title: t('Disable all {0}', targets.length), targets } as const]
        : []),
    ],
  };
}

/** What helps first: another version where only some are banned, else disabling. */
function remedyButton(concern: Concern, speech: Speech): NotificationButton[] {
  if (concern.remedy === 'disable-ai-features' && actingDecision(concern)?.status === 'banned')
    return [{ kind: 'disable-ai-features', title: speech.t('Turn off AI features') }];
  const disable = disableButton(concern, speech);
  const isUpdate = disable.length > 0 && updatableRule(concern) !== undefined;
  return isUpdate ? [{ kind: 'update', title: speech.t('Update'), key: concern.finding.key }] : disable;
}

function approvalButtons(concern: Concern, { t }: Speech): NotificationButton[] {
  const { key } = concern.finding;
  if (!possibleAnswers(concern).approve) return [];
  const request = canRequest(concern) ? [{ kind: 'request', title: t('Request'), key } as const] : [];
  return [{ kind: 'approve', title: t('I have approval'), key }, ...request];
}

function disableButton(concern: Concern, { t }: Speech): NotificationButton[] {
  const { place } = concern.finding;
  if (place.kind !== 'extension' || place.builtIn || actingDecision(concern)?.status !== 'banned') return [];
  return [{ kind: 'disable', title: t('Disable'), id: place.id, name: plainText(concern.name, 80) }];
}

function stopButton(concern: Concern, { t }: Speech): NotificationButton[] {
  const { key, place } = concern.finding;
  if (place.kind !== 'terminal' || isOver(concern) || !isActive(concern)) return [];
  return [{ kind: 'stop', title: t('Stop it'), key, at: place.at }];
}

function whyButton(concern: Concern, { t }: Speech): NotificationButton[] {
  const decision = actingDecision(concern) ?? concern.decision;
  const url = (decision.rule ?? decision.announced?.rule)?.rationaleUrl;
  return url === undefined ? [] : [{ kind: 'why', title: t('Why?'), url }];
}

function alternativeButton({ alternatives }: Concern, { t }: Speech): NotificationButton[] {
  const [first] = alternatives;
  if (first === undefined || (first.extension === undefined && first.url === undefined)) return [];
  const name = plainText(first.name, 40);
  const title = first.extension === undefined ? t('Use {0}', name) : t('Install {0}', name);
  return [{ kind: 'alternative', title, alternative: first }];
}

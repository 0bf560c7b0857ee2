import {
  type Assessment,
  actingDecision,
  type Concern,
  isActive,
  type ResolvedAlternative,
} from '../../core/assessment';
import { describeConcern, reasonOf } from '../../core/explain/concern';
import type { Speech } from '../../core/explain/speech';
import { plainText, shortReason } from '../../core/explain/text';

/** One notification: what was found, what the policy says, and at most three things to do. */
export interface NotificationView {
  /** What makes it the same notification as before: rule, serial and item. */
  readonly key: string;
  readonly message: string;
  readonly buttons: readonly NotificationButton[];
}

export type NotificationButton =
  | { readonly kind: 'disable'; readonly title: string; readonly id: string; readonly name: string }
  | { readonly kind: 'why'; readonly title: string; readonly url: string }
  | { readonly kind: 'alternative'; readonly title: string; readonly alternative: ResolvedAlternative }
  | { readonly kind: 'show'; readonly title: string }
  | {
      readonly kind: 'disable-all';
      readonly title: string;
      readonly targets: readonly { readonly id: string; readonly name: string }[];
    };

/** What makes a concern the same one as before, for 'once': the rule, the policy's serial, and the item. */
export function noticeKey(concern: Concern): string {
  const decision = actingDecision(concern) ?? concern.decision;
  return [decision.layer ?? '', decision.rule?.id ?? 'unlisted', decision.serial ?? '', concern.finding.key].join('|');
}

/** The concerns that may interrupt: in force, not only audited, and not of a kind that has a place of its own. */
export function interrupting({ concerns }: Assessment): readonly Concern[] {
  return concerns.filter((concern) => isActive(concern) && concern.finding.kind === 'extension');
}

export function renderNotification(concern: Concern, speech: Speech): NotificationView {
  const { t } = speech;
  const reason = reasonOf(concern, speech);
  const said = describeConcern(concern, speech);
  return {
    key: noticeKey(concern),
    message: reason === undefined ? said : t('{0} “{1}”', said, shortReason(reason)),
    buttons: [...disableButton(concern, speech), ...whyButton(concern, speech), ...alternativeButton(concern, speech)],
  };
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
    key: concerns.map(noticeKey).join('\n'),
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

function disableButton({ finding, decision, name }: Concern, { t }: Speech): NotificationButton[] {
  const { place } = finding;
  if (place.kind !== 'extension' || place.builtIn || decision.status !== 'banned') return [];
  return [{ kind: 'disable', title: t('Disable'), id: place.id, name: plainText(name, 80) }];
}

function whyButton(concern: Concern, { t }: Speech): NotificationButton[] {
  const url = (actingDecision(concern) ?? concern.decision).rule?.rationaleUrl;
  return url === undefined ? [] : [{ kind: 'why', title: t('Why?'), url }];
}

function alternativeButton({ alternatives }: Concern, { t }: Speech): NotificationButton[] {
  const [first] = alternatives;
  if (first === undefined || (first.extension === undefined && first.url === undefined)) return [];
  const name = plainText(first.name, 40);
  const title = first.extension === undefined ? t('Use {0}', name) : t('Install {0}', name);
  return [{ kind: 'alternative', title, alternative: first }];
}

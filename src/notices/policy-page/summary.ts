import { type Assessment, activeStatus, announcementOf, isActive, isOver } from '../../core/assessment';
import { momentOf } from '../../core/explain/dates';
import { describeSource } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import type { SourceState } from '../../core/policy/source-state';
import type { StatedPolicy } from '../../core/stated-policies';

/** A sentence, or the quieter facts that belong to the one before. */
export interface SummaryLine {
  readonly text: string;
  readonly kind: 'note' | 'meta';
}

/** How things stand, in a sentence or two: what was found, whether it is enforced, and any trouble of a source. */
export function summaryOf(
  { concerns, sources }: Pick<Assessment, 'concerns' | 'sources'>,
  policies: readonly StatedPolicy[],
  speech: Speech,
): readonly SummaryLine[] {
  const { t } = speech;
  if (sources.length === 0) {
    return [
      t('No policy is configured.'),
      t('Set aiToolPolicy.policyUrl to the address that your organisation gave you.'),
    ].map(sentence);
  }
  const present = concerns.filter((concern) => !isOver(concern));
  const acting = present.flatMap((concern) => activeStatus(concern) ?? []);
  const banned = acting.filter((status) => status === 'banned').length;
  const restricted = acting.filter((status) => status === 'restricted').length;
  const coming = present.filter((concern) => !isActive(concern) && announcementOf(concern) !== undefined).length;
  const said = [
    ...(banned > 0 ? [t('{0} banned', banned)] : []),
    ...(restricted > 0 ? [t('{0} only with approval', restricted)] : []),
    ...(coming > 0 ? [t('{0} coming', coming)] : []),
  ];
  const audits = policies.filter(({ mode }) => mode === 'audit');
  return [
    ...(policies.length === 0
      ? []
      : [
          sentence(
            said.length > 0
              ? t('Found here: {0}.', said.join(' · '))
              : present.length < concerns.length
                ? t('Nothing here conflicts with the policy any more.')
                : t('Nothing here conflicts with the policy.'),
          ),
        ]),
    ...audits.map(({ policy }) =>
      sentence(t('{0} only looks for now: nothing is enforced.', plainText(policy.organization, 80))),
    ),
    ...sources
      .filter(({ status }) => status !== 'none' || policies.length === 0)
      .flatMap((source) => [sentence(describeSource(source, speech)), ...freshness(source, speech)]),
  ];
}

function sentence(text: string): SummaryLine {
  return { text, kind: 'note' };
}

/** Who signed the policy in force, when it was last confirmed, and when it is asked for again. */
function freshness({ layer, policy, signedBy, fetchedAt, nextCheckAt }: SourceState, speech: Speech): SummaryLine[] {
  const { t } = speech;
  if (policy === undefined || layer === 'workspace') return [];
  const facts = [
    ...(layer === 'managed' ? [t('Managed by your administrator')] : []),
    ...(signedBy === undefined ? [] : [t('signed by {0}', plainText(signedBy, 60))]),
    ...(signedBy === undefined && layer === 'organization' ? [t('not signed')] : []),
    ...(fetchedAt === undefined ? [] : [t('checked at {0}', momentOf(fetchedAt, speech))]),
    ...(nextCheckAt === undefined ? [] : [t('next check at {0}', momentOf(nextCheckAt, speech))]),
  ];
  return facts.length === 0 ? [] : [{ text: facts.join(' · '), kind: 'meta' }];
}

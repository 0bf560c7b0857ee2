import { type Assessment, activeStatus, announcementOf, isActive, isOver } from '../../core/assessment';
import { describeSource } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import type { StatedPolicy } from '../../core/stated-policies';

/** How things stand, in a sentence or two: what was found, whether it is enforced, and any trouble of a source. */
export function summaryOf(
  { concerns, sources }: Pick<Assessment, 'concerns' | 'sources'>,
  policies: readonly StatedPolicy[],
  speech: Speech,
): readonly string[] {
  const { t } = speech;
  if (sources.length === 0) {
    return [
      t('No policy is configured.'),
      t('Set aiToolPolicy.policyUrl to the address that your organisation gave you.'),
    ];
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
      : [said.length === 0 ? t('Nothing here conflicts with the policy.') : t('Found here: {0}.', said.join(' · '))]),
    ...audits.map(({ policy }) =>
      t('{0} only looks for now: nothing is enforced.', plainText(policy.organization, 80)),
    ),
    ...sources
      .filter(({ status }) => status !== 'none' || policies.length === 0)
      .map((source) => describeSource(source, speech)),
  ];
}

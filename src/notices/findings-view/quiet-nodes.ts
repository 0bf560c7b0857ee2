import type { Assessment } from '../../core/assessment';
import { dayOfMoment } from '../../core/explain/dates';
import { describeEvidence } from '../../core/explain/evidence';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { describeUnreadable } from '../../core/explain/unreadable';
import type { AllowedJournalEntry } from '../../core/remedies/extensions-allowed';
import { updatables } from '../../core/remedies/update';
import { contextOf, type FindingNode, icon, plainNode } from './node';

/** Extensions with AI features of which no rule speaks: shown, without a word on what to do, since nothing was decided. */
export function aiFeatureNodes({ aiFeatures }: Assessment, { t }: Speech): FindingNode[] {
  return aiFeatures.map(({ finding, name }) =>
    plainNode({
      id: `ai-features:${finding.key}`,
      label: plainText(name, 80),
      description: t('no rule speaks of it'),
      tooltip: [...describeEvidence(finding, t), plainText(finding.subject.extension ?? finding.key, 300)].join('\n'),
      icon: icon('sparkle'),
    }),
  );
}

/** What is not known must not look like an all-clear. */
export function unreadableNodes({ unreadable }: Assessment, speech: Speech): FindingNode[] {
  return unreadable.map(({ path, line, column, start, why, uri }) => {
    const place = `${plainText(path, 200)}:${line}`;
    return plainNode({
      id: `unreadable:${path}:${start}`,
      label: place,
      description: describeUnreadable(why, speech.t),
      tooltip: speech.t('{0}: {1}. What this part declares is not known.', place, describeUnreadable(why, speech.t)),
      icon: icon('question'),
      ...(uri === undefined ? {} : { opens: { uri, line, column, endLine: line, endColumn: column } }),
    });
  });
}

/** What was disabled from here, to be enabled again. */
export function disabledNodes(
  assessment: Assessment,
  entries: readonly AllowedJournalEntry[],
  speech: Speech,
): FindingNode[] {
  const update = new Set(updatables(assessment).map(({ id }) => id.toLowerCase()));
  return entries.map(({ key, name, at }) =>
    plainNode({
      id: `disabled:${key.toLowerCase()}`,
      label: plainText(name, 80),
      description: speech.t('disabled by extensions.allowed since {0}', dayOfMoment(at, speech)),
      tooltip: plainText(key, 300),
      icon: icon('circle-slash'),
      contextValue: contextOf({ enable: true, update: update.has(key.toLowerCase()) }),
      target: { id: key, name: plainText(name, 80) },
    }),
  );
}

/** Those that do not run, and were not disabled from here. */
export function dormantNodes(
  { dormant }: Assessment,
  disabledByUs: readonly AllowedJournalEntry[],
  { t }: Speech,
): FindingNode[] {
  const ours = new Set(disabledByUs.map(({ key }) => key.toLowerCase()));
  const others = dormant.filter(({ id }) => !ours.has(id.toLowerCase()));
  return others.map(({ id, name, version, because }) =>
    plainNode({
      id: `dormant:${id.toLowerCase()}`,
      label: `${plainText(name, 80)}${version === undefined ? '' : ` ${plainText(version, 40)}`}`,
      description: because === 'not-allowed' ? t('disabled by extensions.allowed') : t('installed, not active here'),
      tooltip: plainText(id, 300),
      icon: icon('circle-slash'),
      target: { id, name: plainText(name, 80) },
    }),
  );
}

import type { Assessment } from '../../core/assessment';
import { describeEvidence } from '../../core/explain/evidence';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import type { FindingNode } from './render';

/** Extensions with AI features of which no rule speaks: shown, without a word on what to do, since nothing was decided. */
export function aiFeatureNodes({ aiFeatures }: Assessment, { t }: Speech): FindingNode[] {
  return aiFeatures.map(({ finding, name }) =>
    quiet({
      id: `ai-features:${finding.key}`,
      label: plainText(name, 80),
      description: t('no rule speaks of it'),
      tooltip: [...describeEvidence(finding, t), finding.subject.extension ?? finding.key].join('\n'),
      icon: { id: 'sparkle', color: undefined },
    }),
  );
}

/** What is not known must not look like an all-clear. */
export function unreadableNodes({ unreadable }: Assessment, speech: Speech): FindingNode[] {
  return unreadable.map(({ path, line, start, why }) => {
    const place = `${plainText(path, 200)}:${line}`;
    return quiet({
      id: `unreadable:${path}:${start}`,
      label: place,
      description: plainText(why, 200),
      tooltip: speech.t('{0}: {1}. What this part declares is not known.', place, plainText(why, 200)),
      icon: { id: 'question', color: undefined },
    });
  });
}

function quiet(shown: Pick<FindingNode, 'id' | 'label' | 'description' | 'tooltip' | 'icon'>): FindingNode {
  return { ...shown, contextValue: undefined, children: [], target: undefined, rationaleUrl: undefined };
}

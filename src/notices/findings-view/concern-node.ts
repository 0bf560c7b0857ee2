import { possibleAnswers } from '../../core/answers/silence';
import { actingDecision, type Concern, informsOnly, isActive, isOver } from '../../core/assessment';
import { describeConcern, describeStanding, reasonOf } from '../../core/explain/concern';
import { momentOf } from '../../core/explain/dates';
import { describeEvidence } from '../../core/explain/evidence';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { canRequest } from '../../core/remedies/exception-request';
import { updatableRule } from '../../core/remedies/update';
import { contextOf, type FindingNode, icon, type NodeIcon, type OpenAt } from './node';

/** Under the place that it was found in, a finding goes by its tool's name; under its tool, by its place. */
export type Grouping = 'place' | 'tool';

export function concernNode(concern: Concern, by: Grouping, speech: Speech): FindingNode {
  const { finding } = concern;
  const { place } = finding;
  const name = plainText(concern.name, 80);
  const decision = actingDecision(concern) ?? concern.decision;
  const reason = reasonOf(concern, speech);
  const canDisable = place.kind === 'extension' && !place.builtIn && decision.status !== 'allowed';
  const canStop = place.kind === 'terminal' && !isOver(concern) && isActive(concern);
  const rationaleUrl = decision.rule?.rationaleUrl;
  const opens = openAt(concern);
  const isApproved = concern.approval !== undefined;
  return {
    id: finding.key,
    ...titled(concern, by, speech),
    tooltip: [
      describeConcern(concern, speech),
      ...(reason === undefined ? [] : [reason]),
      ...describeEvidence(finding, speech.t),
      plainText(finding.key, 300),
    ].join('\n'),
    icon: iconOf(concern),
    contextValue: contextOf({
      disable: canDisable,
      stop: canStop,
      features: concern.remedy === 'disable-ai-features' && isActive(concern),
      why: rationaleUrl !== undefined,
      update: updatableRule(concern) !== undefined,
      approve: possibleAnswers(concern).approve && !isApproved,
      withdraw: isApproved,
      snooze: possibleAnswers(concern).snooze && !isApproved,
      request: canRequest(concern) && !isApproved,
    }),
    children: [],
    target: place.kind === 'extension' ? { id: place.id, name } : undefined,
    rationaleUrl,
    ...(canStop && { start: { key: finding.key, at: place.at } }),
    ...(opens === undefined ? {} : { opens }),
  };
}

export function iconOf(concern: Concern): NodeIcon {
  if (isOver(concern)) return icon('history');
  if (concern.approval !== undefined) return icon('pass');
  switch (actingDecision(concern)?.status) {
    case 'banned':
      return informsOnly(concern) ? icon('info') : icon('error', 'list.errorForeground');
    case 'restricted':
      return informsOnly(concern) ? icon('info') : icon('warning', 'list.warningForeground');
    case 'allowed':
      return icon('bell');
    case undefined:
      return icon('eye');
  }
}

function titled(concern: Concern, by: Grouping, speech: Speech): Pick<FindingNode, 'label' | 'description'> {
  const standing = describeStanding(concern, speech);
  const where = whereOf(concern, speech);
  const name = plainText(concern.name, 80);
  const { version } = concern.finding.subject;
  const shownVersion = version === undefined ? '' : ` ${plainText(version, 40)}`;
  if (by === 'place' || where === '') {
    return { label: `${name}${shownVersion}`, description: [standing, where].filter(Boolean).join(' · ') };
  }
  return { label: where, description: [standing, shownVersion.trim()].filter(Boolean).join(' · ') };
}

function whereOf({ finding: { place } }: Concern, speech: Speech): string {
  switch (place.kind) {
    case 'terminal':
      return place.ended === undefined
        ? speech.t('by {0}, {1}', plainText(place.programWord, 60), momentOf(place.at, speech))
        : speech.t('by {0}, {1}, ended', plainText(place.programWord, 60), momentOf(place.at, speech));
    case 'file':
      return `${plainText(place.path, 200)}:${place.line}`;
    case 'model':
      return speech.t('offered by {0}', plainText(place.vendor, 60));
    case 'mcp-server':
      return plainText(place.path ?? '', 200);
    case 'extension':
    case 'editor':
      return '';
  }
}

function openAt({ finding: { place } }: Concern): OpenAt | undefined {
  if (place.kind !== 'file' || place.uri === undefined) return undefined;
  const { uri, line, column, endLine, endColumn } = place;
  return { uri, line, column, endLine, endColumn };
}

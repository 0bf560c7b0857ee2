import { possibleAnswers } from '../../core/answers/silence';
import { type Assessment, actingDecision, type Concern, isActive, isOver } from '../../core/assessment';
import { describeConcern, describeStanding, reasonOf } from '../../core/explain/concern';
import { dayOfMoment, momentOf } from '../../core/explain/dates';
import { describeEvidence } from '../../core/explain/evidence';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { canRequest } from '../../core/remedies/exception-request';
import type { AllowedJournalEntry } from '../../core/remedies/extensions-allowed';
import { updatableRule, updatables } from '../../core/remedies/update';
import { aiFeatureNodes, unreadableNodes } from './quiet-nodes';

/** A node of the findings view; `contextValue` says which inline actions it has. */
export interface FindingNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: { readonly id: string; readonly color: string | undefined };
  readonly contextValue: string | undefined;
  readonly children: readonly FindingNode[];
  readonly target: { readonly id: string; readonly name: string } | undefined;
  readonly rationaleUrl: string | undefined;
  /** Of a command that runs: which one, for stopping it. */
  readonly start?: { readonly key: string; readonly at: number };
}

/** By place: extensions, terminal …, and what is installed but does not run. Empty groups are left out. */
export function renderFindings(
  assessment: Assessment,
  speech: Speech,
  disabledByUs: readonly AllowedJournalEntry[] = [],
): FindingNode[] {
  const { t } = speech;
  const of = (kinds: readonly Concern['finding']['kind'][]): FindingNode[] =>
    assessment.concerns
      .filter(({ finding }) => kinds.includes(finding.kind))
      .map((concern) => concernNode(concern, speech));
  return [
    group('extensions', t('Extensions'), of(['extension', 'editor'])),
    group('terminal', t('Terminal'), of(['command', 'process'])),
    group('models', t('Models'), of(['model'])),
    group('mcp', t('MCP servers'), of(['mcp-server'])),
    group('files', t('Files'), of(['file'])),
    group('disabled', t('Disabled from here'), disabledNodes(assessment, disabledByUs, speech)),
    group('dormant', t('Installed, not running here'), dormantNodes(assessment, disabledByUs, speech)),
    group('ai-features', t('Other AI features'), aiFeatureNodes(assessment, speech)),
    group('unreadable', t('Could not be read'), unreadableNodes(assessment, speech)),
  ].filter(({ children }) => children.length > 0);
}

/** What the badge counts: restricted and banned, in force, and not over. */
export function badgeCount({ concerns }: Assessment): number {
  return concerns.filter((concern) => isActive(concern) && !isOver(concern)).length;
}

function group(id: string, label: string, children: readonly FindingNode[]): FindingNode {
  return {
    id,
    label,
    description: String(children.length),
    tooltip: label,
    icon: { id: 'folder', color: undefined },
    contextValue: undefined,
    children,
    target: undefined,
    rationaleUrl: undefined,
  };
}

function concernNode(concern: Concern, speech: Speech): FindingNode {
  const { finding } = concern;
  const { place } = finding;
  const name = plainText(concern.name, 80);
  const version = finding.subject.version === undefined ? '' : ` ${plainText(finding.subject.version, 40)}`;
  const decision = actingDecision(concern) ?? concern.decision;
  const reason = reasonOf(concern, speech);
  const canDisable = place.kind === 'extension' && !place.builtIn && decision.status !== 'allowed';
  const canStop = place.kind === 'terminal' && !isOver(concern) && isActive(concern);
  const rationaleUrl = decision.rule?.rationaleUrl;
  return {
    id: finding.key,
    label: `${name}${version}`,
    description: [describeStanding(concern, speech), whereOf(concern, speech)].filter(Boolean).join(' · '),
    tooltip: [
      describeConcern(concern, speech),
      ...(reason === undefined ? [] : [reason]),
      ...describeEvidence(finding, speech.t),
      finding.key,
    ].join('\n'),
    icon: iconOf(concern),
    contextValue: contextOf({
      disable: canDisable,
      stop: canStop,
      why: rationaleUrl !== undefined,
      update: updatableRule(concern) !== undefined,
      approve: possibleAnswers(concern).approve && concern.approval === undefined,
      withdraw: concern.approval !== undefined,
      snooze: possibleAnswers(concern).snooze && concern.approval === undefined,
      request: canRequest(concern) && concern.approval === undefined,
    }),
    children: [],
    target: place.kind === 'extension' ? { id: place.id, name } : undefined,
    rationaleUrl,
    ...(canStop && { start: { key: finding.key, at: place.at } }),
  };
}

/** Words that the menus of the manifest look for. */
function contextOf(words: Readonly<Record<string, boolean>>): string | undefined {
  const held = Object.keys(words).filter((word) => words[word]);
  return held.length === 0 ? undefined : held.join(' ');
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

function iconOf(concern: Concern): FindingNode['icon'] {
  if (isOver(concern)) return { id: 'history', color: undefined };
  if (concern.approval !== undefined) return { id: 'pass', color: undefined };
  switch (actingDecision(concern)?.status) {
    case 'banned':
      return { id: 'error', color: 'list.errorForeground' };
    case 'restricted':
      return { id: 'warning', color: 'list.warningForeground' };
    case 'allowed':
      return { id: 'bell', color: undefined };
    case undefined:
      return { id: 'eye', color: undefined };
  }
}

function disabledNodes(assessment: Assessment, entries: readonly AllowedJournalEntry[], speech: Speech): FindingNode[] {
  const update = new Set(updatables(assessment).map(({ id }) => id.toLowerCase()));
  return entries.map(({ key, name, at }) => ({
    id: `disabled:${key.toLowerCase()}`,
    label: plainText(name, 80),
    description: speech.t('disabled by extensions.allowed since {0}', dayOfMoment(at, speech)),
    tooltip: key,
    icon: { id: 'circle-slash', color: undefined },
    contextValue: contextOf({ enable: true, update: update.has(key.toLowerCase()) }),
    children: [],
    target: { id: key, name: plainText(name, 80) },
    rationaleUrl: undefined,
  }));
}

/** Those that were not disabled from here. */
function dormantNodes(
  { dormant }: Assessment,
  disabledByUs: readonly AllowedJournalEntry[],
  { t }: Speech,
): FindingNode[] {
  const ours = new Set(disabledByUs.map(({ key }) => key.toLowerCase()));
  const others = dormant.filter(({ id }) => !ours.has(id.toLowerCase()));
  return others.map(({ id, name, version, because }) => ({
    id: `dormant:${id.toLowerCase()}`,
    label: `${plainText(name, 80)}${version === undefined ? '' : ` ${plainText(version, 40)}`}`,
    description: because === 'not-allowed' ? t('disabled by extensions.allowed') : t('installed, not active here'),
    tooltip: id,
    icon: { id: 'circle-slash', color: undefined },
    contextValue: undefined,
    children: [],
    target: { id, name: plainText(name, 80) },
    rationaleUrl: undefined,
  }));
}

import { type Assessment, type Concern, isActive, isOver } from '../../core/assessment';
import { momentOf } from '../../core/explain/dates';
import { describeSource } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import type { AllowedJournalEntry } from '../../core/remedies/extensions-allowed';
import { isFound, searchFor } from '../../core/search';
import { concernNode, type Grouping, iconOf } from './concern-node';
import { type FindingNode, icon, type NodeIcon, plainNode } from './node';
import { aiFeatureNodes, disabledNodes, dormantNodes, unreadableNodes } from './quiet-nodes';

export type { Grouping } from './concern-node';
export type { FindingNode } from './node';

export interface FindingsOptions {
  readonly by?: Grouping;
  /** Words; only what has all of them is shown. */
  readonly filter?: string;
  readonly disabledByUs?: readonly AllowedJournalEntry[];
}

/** What was found, by place or by tool; then what does not run, what nothing was decided on, and what could not be read. */
export function renderFindings(
  assessment: Assessment,
  speech: Speech,
  { by = 'place', filter = '', disabledByUs = [] }: FindingsOptions = {},
): FindingNode[] {
  const { t } = speech;
  const groups = [
    ...(by === 'place' ? placeGroups(assessment, speech) : toolGroups(assessment, speech)),
    group('disabled', t('Disabled from here'), icon('circle-slash'), disabledNodes(assessment, disabledByUs, speech)),
    group(
      'dormant',
      t('Installed, not running here'),
      icon('debug-pause'),
      dormantNodes(assessment, disabledByUs, speech),
    ),
    group('ai-features', t('Other AI features'), icon('sparkle'), aiFeatureNodes(assessment, speech)),
    group('unreadable', t('Could not be read'), icon('question'), unreadableNodes(assessment, speech)),
  ];
  return groups.map((each) => filtered(each, filter)).filter(({ children }) => children.length > 0);
}

/** What the badge counts: restricted and banned, in force, and not over. */
export function badgeCount({ concerns }: Assessment): number {
  return concerns.filter((concern) => isActive(concern) && !isOver(concern)).length;
}

/**
 * What the view says in place of findings; undefined where it has some, and where no policy is configured, which the view's
 * welcome text tells of, with what to do about it.
 */
export function renderMessage(
  { concerns, sources }: Assessment,
  shown: readonly FindingNode[],
  filter: string,
  speech: Speech,
): string | undefined {
  const { t } = speech;
  if (filter.trim() !== '' && shown.length === 0) return t('No finding has “{0}”.', plainText(filter, 60));
  if (concerns.length > 0 || sources.length === 0) return undefined;
  const source = sources.find(({ policy }) => policy !== undefined);
  if (source?.policy === undefined) return sources.map((each) => describeSource(each, speech)).join(' ');
  const { organization, serial } = source.policy;
  if (source.layer === 'workspace') return t('Nothing here conflicts with this repository’s policy.');
  return source.fetchedAt === undefined
    ? t('Nothing here conflicts with the policy of {0} (serial {1}).', plainText(organization, 80), serial)
    : t(
        'Nothing here conflicts with the policy of {0} (serial {1}, checked at {2}).',
        plainText(organization, 80),
        serial,
        momentOf(source.fetchedAt, speech),
      );
}

function placeGroups({ concerns }: Assessment, speech: Speech): readonly FindingNode[] {
  const { t } = speech;
  const of = (kinds: readonly Concern['finding']['kind'][]): FindingNode[] =>
    concerns
      .filter(({ finding }) => kinds.includes(finding.kind))
      .map((concern) => concernNode(concern, 'place', speech));
  return [
    group('extensions', t('Extensions'), icon('extensions'), of(['extension', 'editor'])),
    group('terminal', t('Terminal'), icon('terminal'), of(['command', 'process'])),
    group('models', t('Models'), icon('hubot'), of(['model'])),
    group('mcp', t('MCP servers'), icon('server'), of(['mcp-server'])),
    group('files', t('Files'), icon('files'), of(['file'])),
  ];
}

/** In the order of the assessment, the strictest first: a tool goes with the strictest of what was found of it. */
function toolGroups({ concerns }: Assessment, speech: Speech): readonly FindingNode[] {
  const byTool = new Map<string, Concern[]>();
  for (const concern of concerns) {
    const key = concern.finding.subject.tool ?? concern.name;
    byTool.set(key, [...(byTool.get(key) ?? []), concern]);
  }
  return [...byTool].map(([key, all]) => {
    const [first] = all;
    const strictest = all.find((concern) => isActive(concern) && !isOver(concern)) ?? first;
    const label = plainText(first?.name ?? key, 80);
    const nodes = all.map((concern) => concernNode(concern, 'tool', speech));
    return group(`tool:${key}`, label, strictest === undefined ? icon('tools') : iconOf(strictest), nodes);
  });
}

function group(id: string, label: string, shownIcon: NodeIcon, children: readonly FindingNode[]): FindingNode {
  return plainNode({ id, label, description: String(children.length), tooltip: label, icon: shownIcon, children });
}

/** The group with those of its nodes that have the words; its own name counts as theirs. */
function filtered(group: FindingNode, filter: string): FindingNode {
  const search = searchFor(filter);
  const texts = ({ label, description, tooltip }: FindingNode): readonly string[] => [
    group.label,
    label,
    description,
    tooltip,
  ];
  const children = group.children.filter((child) => isFound(search, texts(child)));
  return { ...group, description: String(children.length), children };
}

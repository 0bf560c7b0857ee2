import { type Assessment, activeStatus, announcementOf, type Concern, isActive, isOver } from '../../core/assessment';
import { describeConcern } from '../../core/explain/concern';
import { momentOf } from '../../core/explain/dates';
import { describeSource, nextStepFor, placeOf } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { endOf } from '../../core/policy/local-date';
import { statusOf } from '../../core/policy/source-reason';
import type { SourceState } from '../../core/policy/source-state';

/** What the one status item shows: the strongest state, with everything else in the tooltip. */
export interface StatusView {
  readonly state: StatusState;
  /** With a codicon in front, as VS Code's label syntax has it. */
  readonly text: string;
  readonly color: 'error' | 'warning' | undefined;
  /** Plain text, a line each. */
  readonly tooltip: readonly string[];
  /** The state and the tooltip in words, for screen readers. */
  readonly accessibleText: string;
}

/** From the strongest down; `checking` shows only over the quiet ones. */
export type StatusState =
  | 'banned'
  | 'refused'
  | 'restricted'
  | 'unreachable'
  | 'stale'
  | 'expired'
  | 'audit'
  | 'announced'
  | 'checking'
  | 'clear'
  | 'no-policy';

export interface StatusInput {
  readonly assessment: Assessment;
  /** True while a source has been asked for longer than a moment. */
  readonly checking: boolean;
  /** The name of the remote side, in a remote window. */
  readonly remote: string | undefined;
  /** True once people have had days to read that there is no policy: the icon alone says it then. */
  readonly knownWithout?: boolean;
}

/** After this long without an answer, a source's trouble is worth a colour. */
const patienceMilliseconds = 24 * 60 * 60 * 1000;

export function renderStatus(input: StatusInput, speech: Speech): StatusView {
  const { assessment } = input;
  const state = stateOf(input);
  const counts = countsOf(assessment);
  const shown = labelOf(state, counts, speech);
  const isIconAlone = state === 'no-policy' && input.knownWithout === true;
  const tooltip = tooltipOf(input, state, speech);
  return {
    state,
    text: isIconAlone ? `$(${shown.icon})` : `$(${shown.icon}) ${shown.label}`,
    color: colorOf(state, assessment, speech.now),
    tooltip,
    accessibleText: [sentenceOf(shown.label, speech), ...tooltip.map((line) => line.replace(/^• /, ''))].join(' '),
  };
}

/** Ends with a full stop, for a screen reader to pause. */
function sentenceOf(text: string, { t }: Speech): string {
  return /[.!?。]$/.test(text) ? text : t('{0}.', text);
}

interface Counts {
  readonly banned: number;
  readonly restricted: number;
  readonly announced: number;
  readonly audited: number;
}

function countsOf(assessment: Assessment): Counts {
  const concerns = assessment.concerns.filter((concern) => !isOver(concern));
  const acting = concerns.flatMap((concern) => activeStatus(concern) ?? []);
  return {
    banned: acting.filter((status) => status === 'banned').length,
    restricted: acting.filter((status) => status === 'restricted').length,
    announced: concerns.filter((concern) => !isActive(concern) && announcementOf(concern) !== undefined).length,
    audited: concerns.filter(({ decision }) => decision.audit && decision.status !== 'allowed').length,
  };
}

function stateOf({ assessment, checking }: StatusInput): StatusState {
  const counts = countsOf(assessment);
  const has = (status: SourceState['status']): boolean => assessment.sources.some((source) => source.status === status);
  if (counts.banned > 0) return 'banned';
  if (has('refused')) return 'refused';
  if (counts.restricted > 0) return 'restricted';
  if (has('unreachable')) return 'unreachable';
  if (has('stale')) return 'stale';
  if (has('expired')) return 'expired';
  if (counts.announced > 0) return 'announced';
  if (counts.audited > 0) return 'audit';
  if (checking) return 'checking';
  if (assessment.sources.every(({ policy }) => policy === undefined)) return troubleWithout(assessment);
  return 'clear';
}

/** With nothing in force: no policy at all, one that is being fetched for the first time, or one that could never be read. */
function troubleWithout({ sources }: Assessment): StatusState {
  if (sources.length === 0) return 'no-policy';
  if (sources.some(({ reason }) => statusOf(reason) === 'refused')) return 'refused';
  return sources.every(({ reason }) => reason === 'not-configured') ? 'checking' : 'unreachable';
}

function labelOf(state: StatusState, counts: Counts, { t }: Speech): { readonly icon: string; readonly label: string } {
  switch (state) {
    case 'banned':
      return { icon: 'error', label: t('AI policy: {0} banned', counts.banned) };
    case 'refused':
      return { icon: 'circle-slash', label: t('AI policy: refused') };
    case 'restricted':
      return { icon: 'shield', label: t('AI policy: {0} to check', counts.restricted) };
    case 'unreachable':
      return { icon: 'cloud', label: t('AI policy: unreachable') };
    case 'stale':
      return { icon: 'warning', label: t('AI policy: stale') };
    case 'expired':
      return { icon: 'warning', label: t('AI policy: expired') };
    case 'announced':
      return { icon: 'bell', label: t('AI policy: {0} coming', counts.announced) };
    case 'audit':
      return { icon: 'eye', label: t('AI policy (audit): {0}', counts.audited) };
    case 'checking':
      return { icon: 'sync~spin', label: t('AI policy') };
    case 'clear':
      return { icon: 'shield', label: t('AI policy') };
    case 'no-policy':
      return { icon: 'shield', label: t('No AI policy') };
  }
}

function colorOf(state: StatusState, { sources }: Assessment, now: number): StatusView['color'] {
  switch (state) {
    case 'banned':
    case 'refused':
      return 'error';
    case 'restricted':
      return 'warning';
    case 'unreachable':
    case 'stale':
    case 'expired': {
      const since = Math.min(...sources.map((source) => troubleSince(source) ?? now));
      return now - since > patienceMilliseconds ? 'warning' : undefined;
    }
    case 'announced':
    case 'audit':
    case 'checking':
    case 'clear':
    case 'no-policy':
      return undefined;
  }
}

function troubleSince({ failingSince, expired, policy }: SourceState): number | undefined {
  return failingSince ?? (expired && policy?.expiresAt !== undefined ? endOf(policy.expiresAt) : undefined);
}

/** How many findings the tooltip lists; the quick menu has the rest. */
const mostListed = 8;

function tooltipOf({ assessment, remote }: StatusInput, state: StatusState, speech: Speech): string[] {
  const { t } = speech;
  if (state === 'no-policy') {
    return [
      t('No policy is configured.'),
      t('Set aiToolPolicy.policyUrl to the address that your organisation gave you.'),
      ...remoteLines(remote, t),
      t('Click for the settings, or to try a sample.'),
    ];
  }
  const listed = assessment.concerns.slice(0, mostListed).map((concern) => concernLine(concern, speech));
  const more = assessment.concerns.length - listed.length;
  return [
    ...listed,
    ...(more > 0 ? [t('And {0} more.', more)] : []),
    ...(assessment.concerns.length === 0 && state === 'clear' ? nothingFound(assessment, speech) : []),
    ...(state === 'checking'
      ? assessment.sources.map(({ origin }) => t('Asking {0} for the policy.', placeOf(origin)))
      : []),
    ...assessment.sources.flatMap((source) => sourceLines(source, speech)),
    ...(state === 'audit' || isAudit(assessment) ? [t('The policy only audits: nothing is enforced.')] : []),
    ...remoteLines(remote, t),
    t('Click for what you can do.'),
  ];
}

function concernLine(concern: Concern, speech: Speech): string {
  return `• ${describeConcern(concern, speech)}`;
}

function isAudit({ sources }: Assessment): boolean {
  const policies = sources.flatMap(({ policy }) => policy ?? []);
  return policies.length > 0 && policies.every(({ mode }) => mode === 'audit');
}

function nothingFound({ lookedAt }: Assessment, { t }: Speech): readonly string[] {
  const { extensions, commands, models, mcpServers, files } = lookedAt;
  const others: readonly (readonly [number, string])[] = [
    [commands, t('Commands')],
    [models, t('Models')],
    [mcpServers, t('MCP servers')],
    [files, t('Files')],
  ];
  const seen = others.filter(([count]) => count > 0).map(([count, what]) => t('{0}: {1}', what, count));
  return [
    t('Nothing here conflicts with the policy: {0} extensions were looked at.', extensions),
    ...(seen.length === 0 ? [] : [t('Looked at besides: {0}', seen.join(' · '))]),
  ];
}

function sourceLines(source: SourceState, speech: Speech): string[] {
  const { t } = speech;
  const next = nextStepFor(source, speech);
  const origin = source.layer === 'managed' ? t('Managed by your administrator') : placeOf(source.origin);
  const signed = source.signedBy === undefined ? [] : [t('signed by {0}', plainText(source.signedBy, 60))];
  const checked = source.fetchedAt === undefined ? [] : [t('checked at {0}', momentOf(source.fetchedAt, speech))];
  return [
    describeSource(source, speech),
    ...(next === undefined ? [] : [next]),
    [...ofWhom(source), origin, ...signed, ...checked].join(' · '),
  ];
}

/** Whose policy it is, where the sentence about the source speaks of what went wrong alone. */
function ofWhom({ status, policy }: SourceState): readonly string[] {
  if (status === 'current' || status === 'expired' || policy === undefined || policy.organization === '') return [];
  return [plainText(policy.organization, 80)];
}

function remoteLines(remote: string | undefined, t: Speech['t']): string[] {
  if (remote === undefined) return [];
  return [
    t(
      'This is the remote side ({0}): its managed file counts, and extensions that run on your own machine cannot be seen from here.',
      plainText(remote, 60),
    ),
  ];
}

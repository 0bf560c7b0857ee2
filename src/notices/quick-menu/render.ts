import { possibleAnswers } from '../../core/answers/silence';
import {
  type Assessment,
  actingDecision,
  type Concern,
  isActive,
  isOver,
  type ResolvedAlternative,
} from '../../core/assessment';
import { describeStanding, reasonOf } from '../../core/explain/concern';
import type { Speech } from '../../core/explain/speech';
import { plainText, shortReason } from '../../core/explain/text';
import { canRequest } from '../../core/remedies/exception-request';
import { updatableRule } from '../../core/remedies/update';

/** One line of the menu for a finding, with what Enter does and what its buttons do. */
export interface MenuFinding {
  readonly label: string;
  readonly description: string;
  readonly detail: string | undefined;
  /** Of the finding, for the commands about it. */
  readonly key: string;
  readonly remedy: Remedy | undefined;
  readonly rationaleUrl: string | undefined;
  readonly alternative: ResolvedAlternative | undefined;
  readonly canSnooze: boolean;
  readonly canRequest: boolean;
}

/** The first thing that helps, which Enter does. */
export type Remedy =
  | { readonly kind: 'update' | 'approve' | 'withdraw-approval'; readonly key: string }
  | { readonly kind: 'disable'; readonly id: string; readonly name: string }
  | { readonly kind: 'disable-ai-features' }
  | { readonly kind: 'open'; readonly uri: string; readonly line: number; readonly column: number }
  | { readonly kind: 'why'; readonly url: string };

/** More than these are looked at in the view. */
const mostListed = 20;

export interface Menu {
  readonly findings: readonly MenuFinding[];
  /** How many there are besides. */
  readonly more: number;
}

/** The findings in the order of the assessment, the strictest first; what stands in files after what is here and runs. */
export function renderMenu({ concerns }: Assessment, speech: Speech): Menu {
  const inFiles = concerns.filter(({ finding }) => finding.kind === 'file');
  const others = concerns.filter(({ finding }) => finding.kind !== 'file');
  const listed = [...others, ...inFiles].slice(0, mostListed);
  return {
    findings: listed.map((concern) => renderFinding(concern, speech)),
    more: concerns.length - listed.length,
  };
}

function whereOf({ finding: { place } }: Concern): readonly string[] {
  return place.kind === 'file' ? [`${plainText(place.path, 200)}:${place.line}`] : [];
}

function renderFinding(concern: Concern, speech: Speech): MenuFinding {
  const rationaleUrl = (actingDecision(concern) ?? concern.decision).rule?.rationaleUrl;
  const reason = reasonOf(concern, speech);
  return {
    label: `$(${iconOf(concern)}) ${plainText(concern.name, 80)}`,
    description: [describeStanding(concern, speech), ...whereOf(concern)].join(' · '),
    detail: reason === undefined ? undefined : shortReason(reason),
    key: concern.finding.key,
    remedy: remedyOf(concern, rationaleUrl),
    rationaleUrl,
    alternative: concern.alternatives.find(({ extension, url }) => extension !== undefined || url !== undefined),
    canSnooze: possibleAnswers(concern).snooze && concern.approval === undefined,
    canRequest: canRequest(concern),
  };
}

function remedyOf(concern: Concern, rationaleUrl: string | undefined): Remedy | undefined {
  const { place, key } = concern.finding;
  if (concern.approval !== undefined) return { kind: 'withdraw-approval', key };
  if (updatableRule(concern) !== undefined) return { kind: 'update', key };
  if (possibleAnswers(concern).approve) return { kind: 'approve', key };
  if (place.kind === 'extension' && !place.builtIn && isActive(concern)) {
    return { kind: 'disable', id: place.id, name: plainText(concern.name, 80) };
  }
  if (concern.remedy === 'disable-ai-features' && isActive(concern)) return { kind: 'disable-ai-features' };
  if (place.kind === 'file' && place.uri !== undefined) {
    return { kind: 'open', uri: place.uri, line: place.line, column: place.column };
  }
  return rationaleUrl === undefined ? undefined : { kind: 'why', url: rationaleUrl };
}

/** The banned extensions, where there are several to disable at once. */
export function disableAllTargets({ concerns }: Assessment): readonly { readonly id: string; readonly name: string }[] {
  const targets = concerns.flatMap((concern) => {
    const { place } = concern.finding;
    const isBanned = place.kind === 'extension' && !place.builtIn && actingDecision(concern)?.status === 'banned';
    return isBanned ? [{ id: place.id, name: plainText(concern.name, 80) }] : [];
  });
  return targets.length > 1 ? targets : [];
}

function iconOf(concern: Concern): string {
  if (concern.approval !== undefined) return 'pass';
  if (isOver(concern)) return 'history';
  switch (actingDecision(concern)?.status) {
    case 'banned':
      return 'error';
    case 'restricted':
      return 'warning';
    case 'allowed':
      return 'bell';
    case undefined:
      return 'eye';
  }
}

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

/** One line of the menu for a finding, with what Enter does and what its buttons do. */
export interface MenuFinding {
  readonly label: string;
  readonly description: string;
  readonly detail: string | undefined;
  readonly remedy: Remedy | undefined;
  readonly rationaleUrl: string | undefined;
  readonly alternative: ResolvedAlternative | undefined;
}

/** The first thing that helps, which Enter does. */
export type Remedy =
  | { readonly kind: 'disable'; readonly id: string; readonly name: string }
  | { readonly kind: 'why'; readonly url: string };

/** The findings in the order of the assessment: the strictest first. */
export function renderMenu({ concerns }: Assessment, speech: Speech): MenuFinding[] {
  return concerns.map((concern) => renderFinding(concern, speech));
}

function renderFinding(concern: Concern, speech: Speech): MenuFinding {
  const rationaleUrl = (actingDecision(concern) ?? concern.decision).rule?.rationaleUrl;
  const reason = reasonOf(concern, speech);
  return {
    label: `$(${iconOf(concern)}) ${plainText(concern.name, 80)}`,
    description: describeStanding(concern, speech),
    detail: reason === undefined ? undefined : shortReason(reason),
    remedy: remedyOf(concern, rationaleUrl),
    rationaleUrl,
    alternative: concern.alternatives.find(({ extension, url }) => extension !== undefined || url !== undefined),
  };
}

function remedyOf(concern: Concern, rationaleUrl: string | undefined): Remedy | undefined {
  const { place } = concern.finding;
  if (place.kind === 'extension' && !place.builtIn && isActive(concern)) {
    return { kind: 'disable', id: place.id, name: concern.name };
  }
  return rationaleUrl === undefined ? undefined : { kind: 'why', url: rationaleUrl };
}

function iconOf(concern: Concern): string {
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

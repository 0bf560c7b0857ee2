import { strictness } from '../core/decisions/choose';
import { decide } from '../core/decisions/decide';
import type { Decision } from '../core/decisions/decision';
import type { Subject } from '../core/findings/subject';
import { normalizeRemote } from '../core/policy/repository';
import type { ResolvedItem } from './items';
import type { LoadedPolicies } from './policies';

/** What the policies say of an item, and of which part of it where it is a command line that runs several things. */
export interface Answer {
  readonly item: string;
  readonly subject: Subject;
  readonly decision: Decision;
}

export interface Whereabouts {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly repository: string | undefined;
}

/**
 * Of several subjects the one with the strictest decision; of equals one of which a rule or `unlisted` says so, or which at
 * least met a rule, before what the policies do not know (`npx` beside the package that it runs); then the first.
 */
export function answer(
  { item, subjects }: Extract<ResolvedItem, { readonly outcome: 'subjects' }>,
  { layers }: LoadedPolicies,
  { now, repository }: Whereabouts,
): Answer {
  const [first, ...others] = subjects.map((subject) => ({
    item,
    subject,
    decision: decide(layers, subject, { now, repository }),
  }));
  if (first === undefined) throw new Error(`${item} came without subjects`);
  return others.reduce((best, next) => (weight(next.decision) > weight(best.decision) ? next : best), first);
}

function weight({ status, announced, rule, layer, considered }: Decision): number {
  const signs = [announced !== undefined, rule !== undefined, layer !== undefined, considered.length > 0];
  return signs.reduce((sum, sign) => sum * 2 + (sign ? 1 : 0), strictness(status));
}

/** Why a text names no repository that an exception could be for; undefined where it does. */
export function repositoryFault(repository: string | undefined): string | undefined {
  if (repository === undefined || normalizeRemote(repository) !== undefined) return undefined;
  if (/^[\w.-]+\/[^\s:@]+$/.test(repository)) return undefined;
  return `the repository must be a remote such as https://github.com/example/app; found ${JSON.stringify(repository)}.`;
}

import { type Status, statuses } from '../policy/vocabulary';
import type { CompiledRule } from './compile';
import { type CompiledException, exceptionAt, type Surroundings } from './exceptions';
import type { LayerMatches, MatchedRule } from './match';
import type { VersionVerdict } from './versions';

/** What matters of a subject's whereabouts and version; the time is given apart, since announcements ask of later ones. */
export interface Circumstances extends Surroundings {
  readonly version: string | undefined;
}

/** How a rule that matches stands at a moment. */
export type Standing =
  | { readonly kind: 'out'; readonly because: 'before-from' | 'after-until' | 'version' | 'version-unknown' }
  | {
      readonly kind: 'in';
      /** What it says after its exception or an unknown version. */
      readonly status: Status;
      readonly exception: CompiledException | undefined;
      readonly versionUnknown: boolean;
    };

/** The rule by which a layer decides at a moment. */
export interface Choice {
  readonly matched: MatchedRule;
  readonly standing: Extract<Standing, { readonly kind: 'in' }>;
}

/** Greater is stricter. */
export function strictness(status: Status): number {
  return statuses.indexOf(status);
}

/**
 * The closest rule in force; at the same level the strictest; at equal status the earlier one. An excepted rule competes as
 * `allowed`, one whose version cannot be checked as `restricted`, both at the level of the rule itself: an exception to the
 * rule on a tool also beats a ban on its vendor, and does not beat a ban on the very extension.
 */
export function choose(matches: LayerMatches, at: number, circumstances: Circumstances): Choice | undefined {
  let best: Choice | undefined;
  for (const matched of matches.closestFirst) {
    if (best !== undefined && matched.level < best.matched.level) break;
    const standing = standingOf(matched.rule, at, circumstances);
    if (standing.kind === 'out') continue;
    if (best === undefined || strictness(standing.status) > strictness(best.standing.status)) {
      best = { matched, standing };
    }
  }
  return best;
}

/**
 * Dates come first, then the version, then the exception: a rule that is not in force needs no exception, and where the version
 * is outside there is nothing to except.
 *
 * A version is unknown also for what can carry none (a model, a remote server, the mere presence of a file): a rule that is
 * about some versions cannot ban all of it, and an allowance of some versions cannot clear it.
 */
export function standingOf(rule: CompiledRule, at: number, circumstances: Circumstances): Standing {
  if (at < rule.start) return beforeFrom;
  if (at >= rule.end) return afterUntil;
  const verdict: VersionVerdict = rule.versionTest(circumstances.version);
  if (verdict === 'outside') return { kind: 'out', because: 'version' };
  const written = rule.rule.status;
  if (verdict === 'unknown' && written === 'allowed') return { kind: 'out', because: 'version-unknown' };
  // What is allowed anyway needs no exception, and claims none.
  const exception =
    rule.exceptions.length === 0 || written === 'allowed' ? undefined : exceptionAt(rule.exceptions, at, circumstances);
  if (exception !== undefined) return { kind: 'in', status: 'allowed', exception, versionUnknown: false };
  if (verdict === 'unknown') return { kind: 'in', status: 'restricted', exception: undefined, versionUnknown: true };
  return { kind: 'in', status: written, exception: undefined, versionUnknown: false };
}

const beforeFrom: Standing = { kind: 'out', because: 'before-from' };
const afterUntil: Standing = { kind: 'out', because: 'after-until' };

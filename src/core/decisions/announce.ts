import type { Status } from '../policy/vocabulary';
import { type Choice, type Circumstances, strictness } from './choose';
import type { CompiledLayer } from './compile';
import type { Announcement } from './decision';
import type { LayerMatches } from './match';

/** One layer with the rules of it that match, the input of every question about one subject. */
export interface AskedLayer {
  readonly layer: CompiledLayer;
  readonly matches: LayerMatches;
}

/** What decides over all layers at a moment. */
export interface Outcome {
  readonly asked: AskedLayer;
  readonly status: Status;
  /** Undefined where `unlisted` decides. */
  readonly choice: Choice | undefined;
}

export type Evaluate = (at: number, circumstances: Circumstances) => Outcome | undefined;

/**
 * The next change for the worse: of the rules that are not in force yet, the one that, evaluated at its `from` over all layers,
 * decides there and is stricter than what holds now. Of several the one that comes first; of those that come at the same
 * moment the one that decides then. A rule that an exception, a closer rule or a stricter layer will overrule on that day is
 * not announced. Its status is the one it will have here, such as `restricted` where the version is not known.
 */
export function findAnnouncement(
  layers: readonly AskedLayer[],
  now: number,
  status: Status,
  circumstances: Circumstances,
  evaluate: Evaluate,
): Announcement | undefined {
  for (const moment of momentsToCome(layers, now, status)) {
    const outcome = evaluate(moment, circumstances);
    if (outcome?.choice === undefined || strictness(outcome.status) <= strictness(status)) continue;
    const { rule, start } = outcome.choice.matched.rule;
    // What is stricter then without starting then (an exception that has run out by that day) is not this rule's doing.
    if (start !== moment || rule.from === undefined) continue;
    const { layer, policy } = outcome.asked.layer;
    return {
      rule,
      layer,
      organization: layer === 'workspace' ? undefined : policy.organization,
      serial: layer === 'workspace' ? undefined : policy.serial,
      status: outcome.status,
      from: rule.from,
    };
  }
  return undefined;
}

/**
 * The starts of rules to come that are stricter than what holds now, in order. Only the next 64 are looked at: each costs an
 * evaluation, and a policy could otherwise make one subject cost the square of its rules. Beyond them a notice in advance is
 * put off until the earlier dates have passed, and nothing else.
 */
function momentsToCome(layers: readonly AskedLayer[], now: number, status: Status): readonly number[] {
  const moments = new Set<number>();
  for (const { matches } of layers) {
    for (const { rule } of matches.rules) {
      if (rule.start > now && strictness(rule.rule.status) > strictness(status)) moments.add(rule.start);
    }
  }
  if (moments.size === 0) return [];
  return [...moments].sort((one, other) => one - other).slice(0, 64);
}

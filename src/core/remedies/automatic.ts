import { type Assessment, actingDecision, type Concern } from '../assessment';
import { ruleFingerprint } from '../decisions/fingerprint';
import type { PolicyRule } from '../policy/document';

/** What was disabled without a click: the extension's id in lower case, and the text of the rule that said so. */
export type DoneAutomatically = Readonly<Record<string, string>>;

export interface AutomaticDisable {
  readonly concern: Concern;
  readonly id: string;
  /** To be remembered under the id, so that whoever undoes it is not overruled until the rule changes. */
  readonly mark: string;
}

/** A selector that matches more than this may be a slip; it is offered, never done. */
const mostAtOnce = 20;

/**
 * The extensions that a managed or signed policy says to disable. `enforcement` has already taken that right from every other
 * layer. Left out: what is part of the editor, what only may be banned since its version is not known, and what was done before.
 */
export function dueAutomatically(assessment: Assessment, done: DoneAutomatically): readonly AutomaticDisable[] {
  const told = assessment.concerns.flatMap((concern) => {
    const { place } = concern.finding;
    const decision = actingDecision(concern);
    if (place.kind !== 'extension' || place.builtIn || decision?.rule === undefined) return [];
    if (decision.status !== 'banned' || decision.enforcement.extension !== 'disable') return [];
    return [{ concern, id: place.id, rule: decision.rule, group: `${decision.layer} ${decision.rule.id}` }];
  });
  return told.flatMap(({ concern, id, rule, group }) => {
    const mark = ruleFingerprint(rule);
    if (done[id.toLowerCase()] === mark) return [];
    const together = told.filter((other) => other.group === group && !names(other.rule, other.id)).length;
    // What no longer runs may have been matched by the same selector.
    if (!names(rule, id) && together + assessment.dormant.length > mostAtOnce) return [];
    return [{ concern, id, mark }];
  });
}

/** An exact id is no slip, however many of them there are. */
function names(rule: PolicyRule, id: string): boolean {
  return (rule.extensions ?? []).some((selector) => selector.toLowerCase() === id.toLowerCase());
}

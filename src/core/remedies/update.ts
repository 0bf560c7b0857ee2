import { actingDecision, type Concern } from '../assessment';
import type { PolicyRule } from '../policy/document';

/**
 * The rule that bans an extension for its version, so that another version may be allowed; undefined where none does. Also where
 * the version is not known: the newest one is then as good a guess as any, and is checked.
 */
export function updatableRule(concern: Concern): PolicyRule | undefined {
  const { place } = concern.finding;
  const decision = actingDecision(concern);
  if (place.kind !== 'extension' || place.builtIn || decision === undefined || decision.status === 'allowed') {
    return undefined;
  }
  return decision.rule?.versions === undefined || decision.rule.status !== 'banned' ? undefined : decision.rule;
}

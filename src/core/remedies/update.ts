import { type Assessment, actingDecision, type Concern, isActive } from '../assessment';
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

/** An extension of a banned version, running or disabled. */
export interface Updatable {
  readonly id: string;
  readonly name: string;
  readonly rule: PolicyRule;
}

export function updatables({ concerns, dormant }: Assessment): readonly Updatable[] {
  const running = concerns.filter(isActive).flatMap((concern): Updatable[] => {
    const { place } = concern.finding;
    const rule = updatableRule(concern);
    return rule === undefined || place.kind !== 'extension' ? [] : [{ id: place.id, name: concern.name, rule }];
  });
  const disabled = dormant.flatMap(({ id, name, rule, because }): Updatable[] => {
    const fits = because === 'not-allowed' && rule?.versions !== undefined && rule.status === 'banned';
    return fits ? [{ id, name, rule }] : [];
  });
  return [...running, ...disabled];
}

import type { Status } from '../policy/vocabulary';
import type { Considered, Decision } from './decision';

/** One object of `explain --format json`. Its field names are fixed: scripts read them. */
export interface Explanation {
  readonly item: string;
  readonly status: Status;
  /** Null where `unlisted` decided, or nothing at all. */
  readonly rule: string | null;
  readonly layer: Decision['layer'] | null;
  readonly announced: { readonly rule: string; readonly status: Status; readonly from: string } | null;
  readonly exception: { readonly reference: string | null; readonly until: string | null } | null;
  readonly considered: readonly Considered[];
}

export function explanationOf(item: string, decision: Decision): Explanation {
  const { announced, exception } = decision;
  return {
    item,
    status: decision.status,
    rule: decision.rule?.id ?? null,
    layer: decision.layer ?? null,
    announced: announced ? { rule: announced.rule.id, status: announced.status, from: announced.from } : null,
    exception: exception ? { reference: exception.reference ?? null, until: exception.until ?? null } : null,
    considered: decision.considered.map(({ rule, layer, because }) => ({ rule, layer, because })),
  };
}

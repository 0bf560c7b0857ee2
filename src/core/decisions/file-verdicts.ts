import type { Ignore, PlacedReference } from '../findings/file-reference';
import type { ReferenceKind } from '../findings/finding';
import type { Subject } from '../findings/subject';
import { strictness } from './choose';
import type { Decision } from './decision';

/** A reference in a file, and what the policies say of it. */
export interface Judged {
  readonly reference: PlacedReference;
  readonly decision: Decision;
}

/** One for each line, tool and kind of a file: the strictest where they differ. In the order of the file. */
export function oneForEachLine<Given extends Judged>(given: readonly Given[]): readonly Given[] {
  const kept = new Map<string, Given>();
  for (const judged of given) {
    const { line, kind, subject } = judged.reference;
    const key = `${line} ${kind} ${toolOrItem(subject)}`;
    const known = kept.get(key);
    if (known === undefined || strictness(judged.decision.status) > strictness(known.decision.status))
      kept.set(key, judged);
  }
  return [...kept.values()].sort(
    ({ reference: one }, { reference: other }) => one.line - other.line || one.column - other.column,
  );
}

/**
 * Whether a person is only informed of a reference, and nothing counts it: a tool's own file, unless its rule says otherwise; what an
 * audit sees, as far as no other layer enforces it; what is allowed.
 */
export function onlyInforms(kind: ReferenceKind, decision: Decision): boolean {
  const acting = decision.audit ? decision.acting : decision;
  if (acting === undefined || acting.status === 'allowed') return true;
  return kind === 'presence' && acting.enforcement.presence === 'inform';
}

/** The comment in the file that speaks for a reference, where the rule lets people dismiss it. */
export function dismissalOf(
  found: { readonly line: number; readonly decision: Decision },
  ignores: readonly Ignore[],
): Ignore | undefined {
  if (ignores.length === 0 || !found.decision.enforcement.dismissible) return undefined;
  return ignores.find(({ line, rule }) => line === found.line && rule === ruleNameOf(found.decision));
}

/** The name under which comments and baselines know the rule that decided. */
export function ruleNameOf({ rule }: Pick<Decision, 'rule'>): string {
  return rule?.id ?? 'unlisted';
}

/** The catalogue's id, or the name under which a rule speaks of the thing. */
export function toolOrItem(subject: Subject): string {
  return subject.tool ?? itemOf(subject);
}

/** The thing itself, rather than the tool that it is. */
export function itemOf({ tool, package: packageId, extension, mcpServer, command }: Subject): string {
  return packageId ?? extension ?? mcpServer ?? command ?? tool ?? 'unknown';
}

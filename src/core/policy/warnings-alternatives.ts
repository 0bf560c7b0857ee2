import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { Alternative, PolicyRule } from './document';
import { validityAt } from './local-date';
import { type Fault, foundText } from './problem';
import type { Status } from './vocabulary';
import type { Review } from './warnings';
import { hasWildcard, matchesWildcard } from './wildcard';

/** Alternatives that the same policy bans, and those that nobody will see. */
export function reviewAlternatives(review: Review): readonly Fault[] {
  const faults: Fault[] = [];
  const find = statusFinder(review);
  for (const [index, rule] of review.policy.rules.entries()) {
    const path = ['rules', index, 'alternatives'];
    if (rule.status === 'allowed') {
      if (rule.alternatives === undefined) continue;
      faults.push({ code: 'alternative-of-allowed', severity: 'warning', path, on: 'key', rule: rule.id });
      continue;
    }
    for (const [position, alternative] of (rule.alternatives ?? []).entries()) {
      const banned = find(alternative);
      if (banned?.status !== 'banned') continue;
      const name = typeof alternative === 'string' ? alternative : alternative.name;
      faults.push({
        code: 'banned-alternative',
        severity: 'warning',
        path: [...path, position],
        on: typeof alternative === 'string' ? 'value' : 'start',
        found: foundText(name),
        rule: rule.id,
        other: banned.by,
      });
    }
  }
  return faults;
}

interface Verdict {
  readonly status: Status;
  readonly by: string;
}

/**
 * What the policy as a whole says of an alternative, now or later: the dates to come are included since who moves over wants
 * to stay. Rules on some versions only do not count.
 */
function statusFinder({ policy, layer, catalogue, now }: Review): (alternative: Alternative) => Verdict | undefined {
  const rules = policy.rules.filter((rule) => rule.versions === undefined && validityAt(now, rule) !== 'after');
  const unlisted: Verdict | undefined =
    policy.unlisted === 'banned' && layer !== 'workspace' ? { status: 'banned', by: '"unlisted"' } : undefined;
  return (alternative) => {
    const extension = typeof alternative === 'string' ? undefined : alternative.extension;
    const tool =
      typeof alternative === 'string'
        ? catalogue.tool(alternative)
        : extension === undefined
          ? undefined
          : catalogue.toolsByExtension(extension)[0];
    if (tool === undefined && extension === undefined) return undefined;
    const byLevel = [
      rules.filter((rule) => names(rule.extensions, extension, 'exact')),
      rules.filter((rule) => tool !== undefined && rule.tools?.some((id) => catalogue.tool(id)?.id === tool.id)),
      rules.filter((rule) => names(rule.extensions, extension, 'pattern')),
      rules.filter((rule) => tool !== undefined && isOnPredecessor(rule, tool, catalogue)),
      rules.filter((rule) => tool !== undefined && isVendor(rule, tool)),
    ];
    const deciding = byLevel.find((matching) => matching.length > 0);
    if (deciding === undefined) return tool?.kinds.includes('sdk') ? undefined : unlisted;
    const banning = deciding.find((rule) => rule.status === 'banned');
    return banning === undefined ? undefined : { status: 'banned', by: `rule ${JSON.stringify(banning.id)}` };
  };
}

function names(selectors: PolicyRule['extensions'], extension: string | undefined, kind: 'exact' | 'pattern'): boolean {
  if (selectors === undefined || extension === undefined) return false;
  return selectors.some(
    (selector) =>
      hasWildcard(selector) === (kind === 'pattern') && matchesWildcard(selector, extension, { ignoreCase: true }),
  );
}

/** As `decide` has it: bans and restrictions reach a successor that they do not offer themselves. */
function isOnPredecessor(rule: PolicyRule, tool: Tool, catalogue: Catalogue): boolean {
  if (rule.status === 'allowed' || tool.kinds.includes('sdk')) return false;
  const offered = rule.alternatives?.some((one) => typeof one === 'string' && catalogue.tool(one)?.id === tool.id);
  if (offered === true) return false;
  return rule.tools?.some((id) => catalogue.successorsOf(id).some((one) => one.id === tool.id)) ?? false;
}

function isVendor(rule: PolicyRule, tool: Tool): boolean {
  return !tool.kinds.includes('sdk') && (rule.vendors?.includes(tool.vendor.id) ?? false);
}

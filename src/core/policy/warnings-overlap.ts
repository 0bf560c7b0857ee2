import type { PolicyRule } from './document';
import { endOf, startOf } from './local-date';
import { normalizePackageId } from './package-id';
import { type Fault, foundText } from './problem';
import { type SelectorField, selectorFields } from './selector-fields';
import type { Status } from './vocabulary';
import type { Review } from './warnings';
import { hasWildcard, matchesWildcard } from './wildcard';

/**
 * Rules that can never decide since others come before them wherever they match, and pairs of rules that speak of the same
 * thing with different statuses. Only what is certain is said: a selector is covered by an equal one, or a pattern by a wider
 * pattern, since these are on one level of specificity.
 */
export function reviewOverlaps(review: Review): readonly Fault[] {
  const entries = review.policy.rules.map((rule, index) => entryOf(review, rule, index));
  const find = finder(entries);
  const shadows = new Map(entries.map((entry) => [entry, shadowOf(entry, find)]));
  return entries.flatMap((entry) => {
    const shadow = shadows.get(entry);
    if (shadow !== undefined) return [shadow];
    const conflict = firstConflict(entry, (selector) =>
      find(selector).filter((other) => shadows.get(other) === undefined),
    );
    return conflict === undefined ? [] : [conflict];
  });
}

/** The fault of a rule every selector of which is covered by a rule that comes before it. */
function shadowOf(entry: Entry, find: Finder): Fault | undefined {
  const winners = entry.selectors.map((selector) => find(selector).find((other) => alwaysBefore(other, entry)));
  if (winners.length === 0 || winners.includes(undefined)) return undefined;
  const ids = [...new Set(winners.map((winner) => JSON.stringify(winner?.rule.id)))];
  const other = `${ids.length === 1 ? 'rule' : 'the rules'} ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' …' : ''}`;
  return { code: 'never-decides', severity: 'warning', path: ['rules', entry.index, 'id'], rule: entry.rule.id, other };
}

interface Selector {
  readonly field: SelectorField;
  readonly position: number;
  /** In the form in which equal ones are equal. */
  readonly value: string;
}

interface Entry {
  readonly index: number;
  readonly rule: PolicyRule;
  readonly selectors: readonly Selector[];
  /** Epoch milliseconds, half-open; unbounded where the rule has no date. */
  readonly start: number;
  readonly end: number;
}

type Finder = (selector: Selector) => readonly Entry[];

function entryOf({ catalogue }: Review, rule: PolicyRule, index: number): Entry {
  const selectors = selectorFields.flatMap((field) =>
    (rule[field] ?? []).map((text, position): Selector => {
      const value = field === 'tools' ? (catalogue.tool(text)?.id ?? text) : normalized(field, text);
      return { field, position, value };
    }),
  );
  const start = rule.from === undefined ? Number.NEGATIVE_INFINITY : (startOf(rule.from) ?? Number.NEGATIVE_INFINITY);
  const end = rule.until === undefined ? Number.POSITIVE_INFINITY : (endOf(rule.until) ?? Number.POSITIVE_INFINITY);
  return { index, rule, selectors, start, end };
}

function normalized(field: SelectorField, text: string): string {
  const colon = text.indexOf(':');
  if (field === 'packages' && colon > 0) return normalizePackageId(text as `npm:${string}`);
  return text.toLowerCase();
}

/** With more patterns than this in one field, only equal ones are compared: the rest would take its square in time. */
const maximumPatterns = 1_000;

function finder(entries: readonly Entry[]): Finder {
  const equal = new Map<string, Entry[]>();
  const patterns = new Map<SelectorField, { readonly value: string; readonly entry: Entry }[]>();
  for (const entry of entries) {
    for (const { field, value } of entry.selectors) {
      append(equal, `${field} ${value}`, entry);
      if (hasWildcard(value)) append(patterns, field, { value, entry });
    }
  }
  return ({ field, value }) => {
    const same = equal.get(`${field} ${value}`) ?? [];
    const others = patterns.get(field) ?? [];
    if (!hasWildcard(value) || others.length > maximumPatterns) return same;
    // A star in `value` is taken for a letter that only a star matches: what then matches, matches whatever `value` does.
    const wider = others.filter(
      (other) => other.value !== value && matchesWildcard(other.value, value, { ignoreCase: false }),
    );
    return [...same, ...wider.map(({ entry }) => entry)];
  };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

const strictness: Readonly<Record<Status, number>> = { allowed: 0, restricted: 1, banned: 2 };

/** Whether `winner` decides before `loser` at every time, in every repository and for every version in which `loser` could. */
function alwaysBefore(winner: Entry, loser: Entry): boolean {
  if (winner.index === loser.index) return false;
  const difference = strictness[winner.rule.status] - strictness[loser.rule.status];
  if (difference < 0 || (difference === 0 && winner.index > loser.index)) return false;
  if (winner.rule.versions !== undefined || (winner.rule.exceptions ?? []).length > 0) return false;
  return winner.start <= loser.start && winner.end >= loser.end;
}

function firstConflict(entry: Entry, find: Finder): Fault | undefined {
  for (const selector of entry.selectors) {
    const other = find(selector).find((candidate) => candidate.index < entry.index && conflicts(candidate, entry));
    if (other === undefined) continue;
    return {
      code: 'overlap',
      severity: 'warning',
      path: ['rules', entry.index, selector.field, selector.position],
      found: foundText(entry.rule[selector.field]?.[selector.position]),
      rule: entry.rule.id,
      other: `rule ${JSON.stringify(other.rule.id)}`,
    };
  }
  return undefined;
}

/** Statuses that differ at one time for the same thing. A rule that only becomes stricter later is a plan, not a mistake. */
function conflicts(earlier: Entry, later: Entry): boolean {
  const [left, right] = [earlier.rule, later.rule];
  if (left.status === right.status || left.versions !== undefined || right.versions !== undefined) return false;
  if (earlier.start >= later.end || later.start >= earlier.end) return false;
  if (earlier.start === later.start) return true;
  const [first, second] = earlier.start < later.start ? [left, right] : [right, left];
  return strictness[first.status] > strictness[second.status];
}

import type { Entry, Value } from './tree';

/** Visits every entry of every object below a value, outer ones first. How much there can be is bounded when it is parsed. */
export function walk(value: Value, visit: (entry: Entry, owner: Value) => void): void {
  if (value.kind === 'array') for (const item of value.items) walk(item, visit);
  if (value.kind !== 'object') return;
  for (const entry of value.entries) {
    visit(entry, value);
    walk(entry.value, visit);
  }
}

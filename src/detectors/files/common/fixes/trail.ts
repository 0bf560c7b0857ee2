import type { ArrayValue, Entry, ObjectValue, StringValue, Value } from '../tree';

/** The way from the top of a file to a word in it: for each object and list what of it was taken. */
export type Trail = readonly Step[];

export type Step =
  | { readonly owner: ObjectValue; readonly index: number; readonly entry: Entry }
  | { readonly owner: ArrayValue; readonly index: number; readonly item: Value };

/** To the key or text that holds an offset. Tables of TOML lie outside of what they belong to, so that all is searched. */
export function trailTo(roots: readonly Value[], offset: number): Trail | undefined {
  for (const root of roots) {
    const found = below(root, offset, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function below(value: Value, offset: number, trail: Trail): Trail | undefined {
  switch (value.kind) {
    case 'object':
      for (const [index, entry] of value.entries.entries()) {
        const step = { owner: value, index, entry };
        if (holds(entry.key, offset)) return [...trail, step];
        const found = below(entry.value, offset, [...trail, step]);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'array':
      for (const [index, item] of value.items.entries()) {
        const found = below(item, offset, [...trail, { owner: value, index, item }]);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'string':
      return holds(value, offset) ? trail : undefined;
    case 'other':
      return undefined;
  }
}

function holds({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean {
  return start <= offset && offset < Math.max(end, start + 1);
}

export function memberOf(step: Step): Value {
  return 'entry' in step ? step.entry.value : step.item;
}

/** The text that a trail ends at; undefined where it ends at a key. */
export function textAt(trail: Trail, offset: number): StringValue | undefined {
  const last = trail.at(-1);
  const value = last === undefined ? undefined : memberOf(last);
  return value?.kind === 'string' && holds(value, offset) ? value : undefined;
}

/** The key under which the owner of a step stands. */
export function keyAbove(trail: Trail, at: number): string | undefined {
  const above = trail[at - 1];
  return above !== undefined && 'entry' in above ? above.entry.key.text : undefined;
}

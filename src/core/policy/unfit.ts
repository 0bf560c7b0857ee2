import type { JsonPath } from './problem';
import { bounds } from './schema-parts';

/** A part of a policy that was taken out before the schema sees the rest. */
export type Unfit =
  /** `known` are the fields that the place has. */
  | { readonly kind: 'unknown'; readonly path: JsonPath; readonly known: readonly string[] }
  /** The format has it, this layer does not. */
  | { readonly kind: 'forbidden'; readonly path: JsonPath }
  | { readonly kind: 'too-many'; readonly path: JsonPath; readonly count: number; readonly limit: number }
  | { readonly kind: 'not-an-object'; readonly path: JsonPath; readonly textAllowed: boolean };

/** What is read of a valibot schema: its shape. Every schema of `schema.ts` is assignable. */
export interface Shape {
  readonly type: string;
}

interface FullShape extends Shape {
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly getter?: (input: undefined) => Shape;
  readonly options?: readonly (Shape | string)[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/**
 * Takes out of `value`, in place, what the schema cannot speak of well: all unknown fields (valibot reports the first alone),
 * the surplus of lists that are too long (so that nothing is done a million times), and lists where objects belong.
 * `whole` is the schema of the format without the limits of a layer.
 */
export function removeUnfit(value: unknown, schema: Shape, whole: Shape, report: (unfit: Unfit) => void): void {
  // One path for the whole walk, copied where something is reported: almost none of its states ever is.
  const path: (string | number)[] = [];
  visit(value, schema, whole);

  function visit(current: unknown, narrowShape: Shape, wholeShape: Shape): void {
    if (typeof current !== 'object' || current === null) return;
    const shape = shapeFor(narrowShape, current);
    const wider = narrowShape === wholeShape ? shape : (shapeFor(wholeShape, current) ?? shape);
    if (Array.isArray(current)) visitList(current, shape, wider, narrowShape);
    else if (shape?.type === 'record') visitRecord(current);
    else if (shape?.entries !== undefined) {
      visitFields(current as Record<string, unknown>, shape.entries, wider?.entries ?? shape.entries);
    }
  }

  function visitList(
    list: unknown[],
    shape: FullShape | undefined,
    wider: FullShape | undefined,
    expected: Shape,
  ): void {
    const item = shape?.item;
    if (item === undefined) {
      const textAllowed = unwrap(expected).type === 'union';
      if (takesObjects(expected)) report({ kind: 'not-an-object', path: [...path], textAllowed });
      return;
    }
    const limit = shape?.pipe?.find((action) => action.type === 'max_length')?.requirement;
    if (typeof limit === 'number' && list.length > limit) {
      report({ kind: 'too-many', path: [...path], count: list.length, limit });
      list.length = 0;
    }
    if (!takesObjects(item) && unwrap(item).item === undefined) return;
    for (const [index, element] of list.entries()) {
      path.push(index);
      visit(element, item, wider?.item ?? item);
      path.pop();
    }
  }

  function visitFields(object: Record<string, unknown>, entries: Entries, widerEntries: Entries): void {
    for (const key of Object.keys(object)) {
      const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
      const wider = widerEntries === entries ? entry : Object.hasOwn(widerEntries, key) ? widerEntries[key] : undefined;
      const field = object[key];
      if (entry === undefined) {
        delete object[key];
        const known = Object.keys(entries);
        report(
          wider === undefined
            ? { kind: 'unknown', path: [...path, key], known }
            : { kind: 'forbidden', path: [...path, key] },
        );
      } else if (wider !== undefined && wider !== entry && isOption(wider, field) && !isOption(entry, field)) {
        delete object[key];
        report({ kind: 'forbidden', path: [...path, key] });
      } else if (typeof field === 'object') {
        path.push(key);
        visit(field, entry, wider ?? entry);
        path.pop();
      }
    }
  }

  /** A record is a text by language. valibot skips three keys in silence. */
  function visitRecord(object: object): void {
    const keys = Object.keys(object);
    if (keys.length > bounds.languages) {
      report({ kind: 'too-many', path: [...path], count: keys.length, limit: bounds.languages });
      for (const key of keys) Reflect.deleteProperty(object, key);
    }
    for (const key of ['__proto__', 'prototype', 'constructor']) {
      if (!Object.hasOwn(object, key)) continue;
      Reflect.deleteProperty(object, key);
      report({ kind: 'unknown', path: [...path, key], known: ['en', 'zh-cn'] });
    }
  }
}

type Entries = Readonly<Record<string, Shape>>;

function shapeFor(shape: Shape, value: object): FullShape | undefined {
  const plain = unwrap(shape);
  if (Array.isArray(value)) return plain.item === undefined ? undefined : plain;
  if (plain.type !== 'union') return plain;
  return schemasOf(plain).find((option) => option.entries !== undefined || option.type === 'record');
}

function takesObjects(shape: Shape): boolean {
  const plain = unwrap(shape);
  return plain.entries !== undefined || plain.type === 'record' || plain.type === 'union';
}

function schemasOf(shape: FullShape): readonly FullShape[] {
  return (shape.options ?? []).filter((option) => typeof option !== 'string');
}

function unwrap(shape: Shape): FullShape {
  const full: FullShape = shape;
  const inner = full.wrapped ?? full.getter?.(undefined);
  return inner === undefined ? full : unwrap(inner);
}

/** Whether the schema is a list of words that has this one. */
function isOption(shape: Shape, value: unknown): boolean {
  const plain = unwrap(shape);
  return plain.type === 'picklist' && (plain.options ?? []).some((option) => option === value);
}

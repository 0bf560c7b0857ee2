import type { JsonPath } from './problem';

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
  readonly options?: readonly (Shape | string)[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/**
 * Takes out of `value`, in place, what the schema cannot speak of well: all unknown fields (valibot reports the first alone),
 * the surplus of lists that are too long (so that nothing is done a million times), and lists where objects belong.
 * `whole` is the schema of the format without the limits of a layer.
 */
export function removeUnfit(value: unknown, schema: Shape, whole: Shape, report: (unfit: Unfit) => void): void {
  visit(value, schema, whole, []);

  function visit(current: unknown, narrowShape: Shape, wholeShape: Shape, path: JsonPath): void {
    if (typeof current !== 'object' || current === null) return;
    const shape = shapeFor(narrowShape, current);
    const wider = shapeFor(wholeShape, current) ?? shape;
    if (Array.isArray(current)) visitList(current, shape, wider, path, narrowShape);
    else if (shape?.type === 'record') visitRecord(current, path);
    else if (shape?.entries !== undefined)
      visitFields(current as Record<string, unknown>, shape.entries, wider?.entries, path);
  }

  function visitList(
    list: unknown[],
    shape: FullShape | undefined,
    wider: FullShape | undefined,
    path: JsonPath,
    expected: Shape,
  ): void {
    if (shape?.item === undefined) {
      if (takesObjects(expected))
        report({ kind: 'not-an-object', path, textAllowed: unwrap(expected).type === 'union' });
      return;
    }
    const limit = shape.pipe?.find((action) => action.type === 'max_length')?.requirement;
    if (typeof limit === 'number' && list.length > limit) {
      report({ kind: 'too-many', path, count: list.length, limit });
      list.length = 0;
    }
    for (const [index, item] of list.entries()) visit(item, shape.item, wider?.item ?? shape.item, [...path, index]);
  }

  function visitFields(
    object: Record<string, unknown>,
    entries: Readonly<Record<string, Shape>>,
    widerEntries: Readonly<Record<string, Shape>> = entries,
    path: JsonPath,
  ): void {
    for (const key of Object.keys(object)) {
      const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
      const wider = Object.hasOwn(widerEntries, key) ? widerEntries[key] : undefined;
      const fieldPath = [...path, key];
      if (entry === undefined) {
        delete object[key];
        report(
          wider === undefined
            ? { kind: 'unknown', path: fieldPath, known: Object.keys(entries) }
            : { kind: 'forbidden', path: fieldPath },
        );
      } else if (wider !== undefined && isOption(wider, object[key]) && !isOption(entry, object[key])) {
        delete object[key];
        report({ kind: 'forbidden', path: fieldPath });
      } else {
        visit(object[key], entry, wider ?? entry, fieldPath);
      }
    }
  }

  /** valibot's `record` skips these keys in silence. */
  function visitRecord(object: object, path: JsonPath): void {
    for (const key of ['__proto__', 'prototype', 'constructor']) {
      if (!Object.hasOwn(object, key)) continue;
      Reflect.deleteProperty(object, key);
      report({ kind: 'unknown', path: [...path, key], known: ['en', 'zh-cn'] });
    }
  }
}

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
  return full.wrapped === undefined ? full : unwrap(full.wrapped);
}

/** Whether the schema is a list of words that has this one. */
function isOption(shape: Shape, value: unknown): boolean {
  const plain = unwrap(shape);
  return plain.type === 'picklist' && (plain.options ?? []).some((option) => option === value);
}

import { plainSource, type SourceText } from './source-text';

/** What JSON, YAML and TOML have in common, with the place of each part in the file. */
export type Value = ObjectValue | ArrayValue | StringValue | OtherValue;

export interface Spot {
  readonly start: number;
  readonly end: number;
}

export interface ObjectValue extends Spot {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: StringValue;
  readonly value: Value;
}

export interface ArrayValue extends Spot {
  readonly kind: 'array';
  readonly items: readonly Value[];
}

/** The spot is that of the text itself, without quotes. */
export interface StringValue extends Spot {
  readonly kind: 'string';
  readonly text: string;
  /** The way from the text, escapes and folded lines resolved, to the file. */
  readonly source: () => SourceText;
}

/** Numbers, booleans, dates and nothing. */
export interface OtherValue extends Spot {
  readonly kind: 'other';
  readonly value: unknown;
}

export interface Parsed {
  /** Several where a YAML file holds several documents; none where nothing could be read. */
  readonly roots: readonly Value[];
  /** Where reading failed first, and why; what is around it still counts. */
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly offset: number;
  readonly why: string;
}

/** The value below a path of keys; of a key that is there twice the last, as most readers have it. */
export function field(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let found = value;
  for (const name of path) {
    found = found?.kind === 'object' ? found.entries.findLast((entry) => entry.key.text === name)?.value : undefined;
  }
  return found;
}

export function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}

export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'array' ? value.items : [];
}

/** The values themselves where it is a list, otherwise the one value. */
export function oneOrMany(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === 'array' ? value.items : [value];
}

export function stringOf(value: Value | undefined): StringValue | undefined {
  return value?.kind === 'string' ? value : undefined;
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.text : undefined;
}

/** Strings, wherever they stand in lists and objects below a value. */
export function stringsOf(value: Value | undefined): readonly StringValue[] {
  if (value === undefined || value.kind === 'other') return [];
  if (value.kind === 'string') return [value];
  return value.kind === 'array' ? value.items.flatMap(stringsOf) : value.entries.flatMap((one) => stringsOf(one.value));
}

export function plainString(text: string, start: number): StringValue {
  return { kind: 'string', text, start, end: start + text.length, source: () => plainSource(text, start) };
}

/** How deep objects and lists may nest: far beyond what people write, and safe for the readers that recurse. */
export const deepestNesting = 100;

/** How many values the aliases of a YAML file may stand for. */
export const mostExpanded = 100_000;

import { hasWildcard } from '../policy/wildcard';
import { comparable } from './comparable';
import { createPatternIndex, type PatternIndex } from './pattern-index';

/** The selectors that name a thing itself; `tools` and `vendors` go by the catalogue. */
export interface ThingSelectors {
  readonly extensions?: readonly string[];
  readonly commands?: readonly string[];
  readonly packages?: readonly string[];
  readonly models?: readonly string[];
  readonly mcpServers?: readonly string[];
}

/** What was found, in comparable form. */
export interface ThingNames {
  readonly extension: string | undefined;
  readonly command: string | undefined;
  readonly package: string | undefined;
  readonly models: readonly string[];
  readonly server: string | undefined;
}

export type Match =
  /** The selector and the thing's name are the same. */
  | { readonly kind: 'exact'; readonly selector: SelectorKind; readonly number: number }
  | { readonly kind: 'pattern'; readonly selector: SelectorKind; readonly number: number };

export type SelectorKind = 'extension' | 'command' | 'package' | 'model' | 'server';

export interface SelectorIndex {
  /** Calls `found` for every selector that matches; one that lists several may be reported several times. */
  find(names: ThingNames, found: (match: Match) => void): void;
}

/** Indexes the selectors of a list of rules (or of the organisation's own tools); the numbers are places in the list. */
export function createSelectorIndex(list: readonly ThingSelectors[]): SelectorIndex {
  const extension = indexOne(list, (selectors) => selectors.extensions, comparable.extension);
  const command = indexOne(list, (selectors) => selectors.commands, comparable.command);
  const packages = indexOne(list, (selectors) => selectors.packages, comparable.package);
  const model = indexOne(list, (selectors) => selectors.models, comparable.model);
  const server = indexOne(list, (selectors) => selectors.mcpServers, comparable.server);
  return {
    find(names, found) {
      if (names.extension !== undefined) findOne(extension, 'extension', names.extension, found);
      if (names.command !== undefined) findOne(command, 'command', names.command, found);
      if (names.package !== undefined) findOne(packages, 'package', names.package, found);
      for (const name of names.models) findOne(model, 'model', name, found);
      if (names.server !== undefined) findOne(server, 'server', names.server, found);
    },
  };
}

interface OneIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly patterns: PatternIndex;
}

function indexOne(
  list: readonly ThingSelectors[],
  selectorsOf: (selectors: ThingSelectors) => readonly string[] | undefined,
  toComparable: (text: string) => string,
): OneIndex {
  const exact = new Map<string, number[]>();
  const patterns: { pattern: string; number: number }[] = [];
  for (const [number, selectors] of list.entries()) {
    for (const selector of selectorsOf(selectors) ?? []) {
      const text = toComparable(selector);
      if (hasWildcard(text)) patterns.push({ pattern: text, number });
      else append(exact, text, number);
    }
  }
  return { exact, patterns: createPatternIndex(patterns) };
}

function findOne(index: OneIndex, selector: SelectorKind, name: string, found: (match: Match) => void): void {
  for (const number of index.exact.get(name) ?? []) found({ kind: 'exact', selector, number });
  index.patterns.find(name, (number) => found({ kind: 'pattern', selector, number }));
}

export function append(map: Map<string, number[]>, key: string, number: number): void {
  const numbers = map.get(key);
  if (numbers === undefined) map.set(key, [number]);
  else numbers.push(number);
}

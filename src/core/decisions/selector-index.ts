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
  const extension = createCollector(comparable.extension);
  const command = createCollector(comparable.command);
  const packages = createCollector(comparable.package);
  const model = createCollector(comparable.model);
  const server = createCollector(comparable.server);
  // One pass and no iterator objects: this runs over thousands of rules whenever a policy is read.
  for (let number = 0; number < list.length; number++) {
    const selectors = list[number];
    if (selectors?.extensions !== undefined) extension.add(selectors.extensions, number);
    if (selectors?.commands !== undefined) command.add(selectors.commands, number);
    if (selectors?.packages !== undefined) packages.add(selectors.packages, number);
    if (selectors?.models !== undefined) model.add(selectors.models, number);
    if (selectors?.mcpServers !== undefined) server.add(selectors.mcpServers, number);
  }
  return combine({
    extension: extension.index(),
    command: command.index(),
    package: packages.index(),
    model: model.index(),
    server: server.index(),
  });
}

function combine(indexes: Readonly<Record<SelectorKind, OneIndex>>): SelectorIndex {
  return {
    find(names, found) {
      if (names.extension !== undefined) findOne(indexes.extension, 'extension', names.extension, found);
      if (names.command !== undefined) findOne(indexes.command, 'command', names.command, found);
      if (names.package !== undefined) findOne(indexes.package, 'package', names.package, found);
      for (const name of names.models) findOne(indexes.model, 'model', name, found);
      if (names.server !== undefined) findOne(indexes.server, 'server', names.server, found);
    },
  };
}

interface OneIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly patterns: PatternIndex;
}

interface Collector {
  add(selectors: readonly string[], number: number): void;
  index(): OneIndex;
}

function createCollector(toComparable: (text: string) => string): Collector {
  const exact = new Map<string, number[]>();
  const patterns: { pattern: string; number: number }[] = [];
  return {
    add(selectors, number) {
      for (const selector of selectors) {
        const text = toComparable(selector);
        if (hasWildcard(text)) patterns.push({ pattern: text, number });
        else append(exact, text, number);
      }
    },
    index: () => ({ exact, patterns: createPatternIndex(patterns) }),
  };
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

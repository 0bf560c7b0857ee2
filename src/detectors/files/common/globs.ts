import { compileWildcard } from '../../../core/policy/wildcard';

/** `a.{yml,yaml}` as its alternatives, in order; braces do not nest. */
export function expandBraces(pattern: string): readonly string[] {
  const match = /\{([^{}]*)\}/.exec(pattern);
  if (match === null) return [pattern];
  const [whole, inner = ''] = match;
  return inner
    .split(',')
    .flatMap((part) => expandBraces(pattern.slice(0, match.index) + part + pattern.slice(match.index + whole.length)));
}

/** One segment with `*`. */
export function compileGlob(segment: string): (name: string) => boolean {
  return compileWildcard(segment, { ignoreCase: false });
}

export interface PathMatcher<Item> {
  /** The items one of whose patterns a path matches, each once, in the order in which they were given. */
  readonly match: (path: string) => readonly Item[];
}

interface Rule<Item> {
  readonly item: Item;
  /** Of the folders above the name, the closest last; `**` stands for any number of them. */
  readonly folders: readonly string[];
  readonly matches: (name: string) => boolean;
}

/** Many patterns at once, found by a path's name or ending, since most paths match none. */
export function createPathMatcher<Item>(
  patterns: readonly { readonly item: Item; readonly paths: readonly string[] }[],
): PathMatcher<Item> {
  const byName = new Map<string, Rule<Item>[]>();
  const byEnding = new Map<string, Rule<Item>[]>();
  const others: Rule<Item>[] = [];
  const order = new Map(patterns.map(({ item }, index) => [item, index]));
  for (const { item, paths } of patterns) {
    for (const path of paths.flatMap(expandBraces)) {
      const segments = path.split('/');
      const name = segments.pop() ?? '';
      const rule = { item, folders: segments, matches: compileGlob(name) };
      const ending = /^\*(\.[^.*]+)$/.exec(name)?.[1];
      if (!name.includes('*')) append(byName, name, rule);
      else if (ending !== undefined) append(byEnding, ending, rule);
      else others.push(rule);
    }
  }
  return {
    match: (path) => {
      const slash = path.lastIndexOf('/');
      const name = path.slice(slash + 1);
      const dot = name.lastIndexOf('.');
      const candidates = [
        ...(byName.get(name) ?? []),
        ...(dot < 0 ? [] : (byEnding.get(name.slice(dot)) ?? [])),
        ...others.filter(({ matches }) => matches(name)),
      ];
      if (candidates.length === 0) return [];
      const above = slash < 0 ? [] : path.slice(0, slash).split('/');
      const found = candidates.filter(({ folders }) => endsWith(above, folders)).map(({ item }) => item);
      return [...new Set(found)].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    },
  };
}

/** Whether folders end as a pattern's do; the pattern may begin anywhere. */
function endsWith(above: readonly string[], folders: readonly string[]): boolean {
  if (folders.length === 0) return true;
  const [last = ''] = folders.slice(-1);
  const rest = folders.slice(0, -1);
  if (last === '**') return above.some((_, index) => endsWith(above.slice(0, index + 1), rest)) || rest.length === 0;
  const name = above.at(-1);
  return name !== undefined && compileGlob(last)(name) && endsWith(above.slice(0, -1), rest);
}

function append<Item>(map: Map<string, Rule<Item>[]>, key: string, rule: Rule<Item>): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [rule]);
  else known.push(rule);
}

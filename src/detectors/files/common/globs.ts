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
  /** Of the folders above the name, the closest last; undefined for `**`, which stands for any number of them. */
  readonly folders: readonly (((name: string) => boolean) | undefined)[];
  readonly matches: (name: string) => boolean;
}

/** Many patterns at once. Most paths match none, and are done with after a few look-ups by parts of their names. */
export function createPathMatcher<Item>(
  patterns: readonly { readonly item: Item; readonly paths: readonly string[] }[],
): PathMatcher<Item> {
  const indices: Indices<Item> = { name: new Map(), ending: new Map(), start: new Map(), folder: new Map() };
  const order = new Map(patterns.map(({ item }, index) => [item, index]));
  for (const { item, paths } of patterns) {
    for (const path of paths.flatMap(expandBraces)) {
      const segments = path.split('/');
      const name = segments.pop() ?? '';
      const folders = segments.map((segment) => (segment === '**' ? undefined : compileGlob(segment)));
      const { index, key } = keyOf(name, segments.at(-1));
      const rules = indices[index];
      rules.set(key, [...(rules.get(key) ?? []), { item, folders, matches: compileGlob(name) }]);
    }
  }
  return {
    match: (path) => {
      const rules = candidates(indices, path);
      if (rules.length === 0) return nothing;
      const segments = path.split('/');
      const name = segments.pop() ?? '';
      const found = rules.filter(({ matches, folders }) => matches(name) && endsWith(segments, folders));
      const items = [...new Set(found.map(({ item }) => item))];
      return items.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    },
  };
}

type Indices<Item> = Readonly<Record<'name' | 'ending' | 'start' | 'folder', Map<string, readonly Rule<Item>[]>>>;

function candidates<Item>(indices: Indices<Item>, path: string): readonly Rule<Item>[] {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const last = name.lastIndexOf('.');
  const byName = indices.name.get(name);
  const byEnding = last < 0 ? undefined : indices.ending.get(name.slice(last));
  const byStart = indices.start.get(startOf(name));
  const byFolder = slash < 0 ? undefined : indices.folder.get(path.slice(path.lastIndexOf('/', slash - 1) + 1, slash));
  // Nearly every path of a large tree ends here: no list is made for it.
  if ((byName ?? byEnding ?? byStart ?? byFolder) === undefined) return nothing;
  return [byName, byEnding, byStart, byFolder].flatMap((list) => list ?? nothing);
}

const nothing: readonly never[] = [];

/** What is before the first dot, hyphen or underscore that does not begin the name. */
function startOf(name: string): string {
  for (let index = 1; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code === 46 || code === 45 || code === 95) return name.slice(0, index);
  }
  return name;
}

/** What a pattern's names have in common: the whole name, its ending, its first part, or the folder. */
function keyOf(
  name: string,
  folder: string | undefined,
): { readonly index: keyof Indices<unknown>; readonly key: string } {
  if (!name.includes('*')) return { index: 'name', key: name };
  const ending = /\.[^.*]+$/.exec(name)?.[0];
  if (ending !== undefined) return { index: 'ending', key: ending };
  const start = startOf(name);
  if (!start.includes('*') && start !== name) return { index: 'start', key: start };
  if (folder !== undefined && !folder.includes('*')) return { index: 'folder', key: folder };
  throw new Error(`nothing to look the pattern ${folder}/${name} up by`);
}

/** Whether folders end as a pattern's do; the pattern may begin anywhere. */
function endsWith(above: readonly string[], folders: Rule<unknown>['folders']): boolean {
  if (folders.length === 0) return true;
  const rest = folders.slice(0, -1);
  const last = folders.at(-1);
  if (last === undefined)
    return rest.length === 0 || above.some((_, index) => endsWith(above.slice(0, index + 1), rest));
  const name = above.at(-1);
  return name !== undefined && last(name) && endsWith(above.slice(0, -1), rest);
}

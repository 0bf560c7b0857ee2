import { compileWildcard, type Matcher } from '../policy/wildcard';

/** Finds the patterns that match a text among many, without trying each of them. */
export interface PatternIndex {
  /** Calls `found` with the number of every pattern that matches, in no particular order, a number once for each match. */
  find(text: string, found: (number: number) => void): void;
}

/**
 * Files each pattern under its longest literal part and looks a text's own parts up there: a pattern is tried only where the
 * text has that part at its beginning, at its end or, for `*part*`, anywhere. Patterns without any literal part are tried always.
 *
 * Texts and patterns are compared as they are; whoever fills the index makes both comparable first.
 */
export function createPatternIndex(
  patterns: readonly { readonly pattern: string; readonly number: number }[],
): PatternIndex {
  const starts = createBuckets();
  const ends = createBuckets();
  const middles = createBuckets();
  const always: Entry[] = [];
  for (const { pattern, number } of patterns) {
    const entry = { matches: compiledAtFirstUse(pattern), number };
    const anchor = anchorOf(pattern);
    switch (anchor.at) {
      case 'start':
        addTo(starts, anchor.part, entry);
        break;
      case 'end':
        addTo(ends, anchor.part, entry);
        break;
      case 'anywhere':
        addTo(middles, anchor.part, entry);
        break;
      case 'nowhere':
        always.push(entry);
        break;
    }
  }
  return {
    find(text, found) {
      const tryAll = (entries: readonly Entry[] | undefined): void => {
        for (const entry of entries ?? []) if (entry.matches(text)) found(entry.number);
      };
      tryAll(always);
      for (const length of starts.lengths) if (length <= text.length) tryAll(starts.entries.get(text.slice(0, length)));
      for (const length of ends.lengths) if (length <= text.length) tryAll(ends.entries.get(text.slice(-length)));
      if (middles.entries.size <= text.length) {
        // Asking for each of a few parts is quicker than cutting out all that the text has.
        for (const [part, entries] of middles.entries) if (text.includes(part)) tryAll(entries);
        return;
      }
      for (const length of middles.lengths) {
        // A part that occurs twice in the text must not report its pattern twice over: `found` is told of it once.
        const seen = new Set<string>();
        for (let start = 0; start + length <= text.length; start++) {
          const part = text.slice(start, start + length);
          const entries = middles.entries.get(part);
          if (entries === undefined || seen.has(part)) continue;
          seen.add(part);
          tryAll(entries);
        }
      }
    },
  };
}

interface Entry {
  readonly matches: Matcher;
  readonly number: number;
}

/** Most patterns of a large policy never meet a text that has their literal part. */
function compiledAtFirstUse(pattern: string): Matcher {
  let matcher: Matcher | undefined;
  return (text) => {
    matcher ??= compileWildcard(pattern, { ignoreCase: false });
    return matcher(text);
  };
}

interface Buckets {
  readonly entries: Map<string, Entry[]>;
  /** The lengths that occur among the keys, so that a text is cut at these places alone. */
  readonly lengths: Set<number>;
}

function createBuckets(): Buckets {
  return { entries: new Map(), lengths: new Set() };
}

function addTo(buckets: Buckets, part: string, entry: Entry): void {
  const entries = buckets.entries.get(part);
  if (entries === undefined) buckets.entries.set(part, [entry]);
  else entries.push(entry);
  buckets.lengths.add(part.length);
}

type Anchor =
  | { readonly at: 'start' | 'end' | 'anywhere'; readonly part: string }
  /** Stars alone. */
  | { readonly at: 'nowhere' };

function anchorOf(pattern: string): Anchor {
  let longest: Anchor = { at: 'nowhere' };
  for (let start = 0; start <= pattern.length; ) {
    const star = pattern.indexOf('*', start);
    const end = star < 0 ? pattern.length : star;
    const length = longest.at === 'nowhere' ? 0 : longest.part.length;
    if (end - start > length) {
      const at = start === 0 ? 'start' : star < 0 ? 'end' : 'anywhere';
      longest = { at, part: pattern.slice(start, end) };
    }
    start = end + 1;
  }
  return longest;
}

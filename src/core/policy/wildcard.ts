/**
 * Matching with `*` alone, which stands for any run of characters, the empty one and `/` included. Everything else means
 * itself. No regular expression is built from a policy's text: what an organisation writes must not be able to hang an editor.
 */
export interface WildcardOptions {
  readonly ignoreCase: boolean;
}

export type Matcher = (text: string) => boolean;

export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*');
}

export function matchesWildcard(pattern: string, text: string, options: WildcardOptions): boolean {
  return compileWildcard(pattern, options)(text);
}

/**
 * Prepares a pattern for being matched many times. The literal parts between the stars are searched from left to right, each
 * at its earliest place: for `*` alone the earliest place is never the wrong one, so nothing is ever tried twice.
 */
export function compileWildcard(pattern: string, options: WildcardOptions): Matcher {
  const wanted = options.ignoreCase ? pattern.toLowerCase() : pattern;
  const matcher = hasWildcard(wanted) ? matchParts(wanted.split('*')) : (text: string) => text === wanted;
  return options.ignoreCase ? (text) => matcher(text.toLowerCase()) : matcher;
}

function matchParts(parts: readonly string[]): Matcher {
  const prefix = parts[0] ?? '';
  const suffix = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return (text) => {
    if (text.length < prefix.length + suffix.length) return false;
    if (!text.startsWith(prefix) || !text.endsWith(suffix)) return false;
    const end = text.length - suffix.length;
    let position = prefix.length;
    for (const part of middle) {
      const found = text.indexOf(part, position);
      if (found < 0 || found + part.length > end) return false;
      position = found + part.length;
    }
    return true;
  };
}

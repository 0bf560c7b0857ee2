/**
 * Parses plain JSON natively, and gives up (`undefined`) on everything that needs a second look: comments, trailing commas,
 * mistakes, duplicate keys, deep nesting. `read-json.ts` then goes the slow way, which can tell what is wrong and where. What
 * is served is plain JSON nearly always and read at every start, so that it should not pay for what only the rest needs.
 */
export function parsePlain(text: string, maximumDepth: number): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const kept = countKeys(value, maximumDepth);
  // `JSON.parse` keeps the last of several equal keys and says nothing; their number gives them away.
  return kept !== undefined && kept === countWrittenKeys(text) ? { value } : undefined;
}

/** Undefined where the value is nested more deeply than that. */
function countKeys(value: unknown, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return undefined;
  const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = children === value ? 0 : children.length;
  for (const child of children) {
    if (typeof child !== 'object') continue;
    const within = countKeys(child, depth - 1);
    if (within === undefined) return undefined;
    count += within;
  }
  return count;
}

const quote = 0x22;
const colon = 0x3a;
const backslash = 0x5c;

/** The strings before a colon. The text is known to be JSON. */
function countWrittenKeys(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let next = end + 1;
    while (text.charCodeAt(next) <= 0x20) next++;
    const code = text.charCodeAt(next);
    if (code === colon) count++;
    start = code === quote ? next : text.indexOf('"', next);
  }
  return count;
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(text: string, position: number): boolean {
  let before = position;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (position - before) % 2 === 1;
}

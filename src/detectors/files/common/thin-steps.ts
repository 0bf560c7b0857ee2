/** Below this many characters a whole workflow is read in a moment. */
const smallest = 4_000;

/**
 * A workflow with the steps blanked that name nothing of interest, every other character where it was: reading YAML is the larger
 * part of what a long workflow costs, and nearly all of its steps concern nobody. One with anchors is left as it is, since a step
 * may be what an alias elsewhere stands for.
 */
export function withoutIdleSteps(text: string, concerns: (part: string) => boolean): string {
  if (text.length < smallest || /[:-][ \t]+&[\w-]/.test(text)) return text;
  const kept: string[] = [];
  let done = 0;
  const drop = (start: number, end: number): void => {
    kept.push(text.slice(done, start), ' '.repeat(Math.max(0, end - start - 1)), '\n');
    done = end;
  };
  for (const steps of text.matchAll(/^[ \t]*(?:- +)?steps:[ \t]*(?:#[^\n]*)?\r?\n/gm)) {
    const from = steps.index + steps[0].length;
    if (from < done) continue;
    for (const { start, end } of itemsFrom(text, from)) if (!concerns(text.slice(start, end))) drop(start, end);
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(done);
}

/** The items of a list in block form, each with the lines that belong to it. Tabs indent nothing in YAML. */
function* itemsFrom(text: string, from: number): Generator<{ readonly start: number; readonly end: number }> {
  let indent: number | undefined;
  let start: number | undefined;
  let at = from;
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) break;
    const first = firstOf(text, at);
    const isBlank = first >= lineEnd || text[first] === '\r' || text[first] === '#';
    if (!isBlank) {
      indent ??= first - at;
      const isItem = text[first] === '-' && /\s/.test(text[first + 1] ?? '');
      if (first - at < indent || (first - at === indent && !isItem)) break;
      if (first - at === indent) {
        if (start !== undefined) yield { start, end: at };
        start = at;
      }
    }
    at = lineEnd + 1;
  }
  if (start !== undefined && at > start) yield { start, end: at };
}

function firstOf(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

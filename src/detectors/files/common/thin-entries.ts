/** Below this many characters a whole file is read in a moment. */
const smallest = 4_000;

/** Lines that hold one entry and the comma behind it, as package managers write them. */
const entryLines = /(?:^[ \t]*"[^"\\\r\n]*"[ \t]*:[ \t]*"[^"\\\r\n]*"[ \t]*,[ \t]*\r?\n)+/gm;

/**
 * JSON with the lines commented out that hold nothing but an entry of two strings which names nothing of interest, every other character
 * where it was: of a long list of dependencies nearly all concern nobody, and a tree of them is what reading it costs. The last
 * entry of an object has no comma, and stays.
 */
export function withoutIdleEntries(text: string, concerns: (part: string) => boolean): string {
  if (text.length < smallest) return text;
  return text.replace(entryLines, (lines) => thinned(lines, concerns));
}

/** Halves are asked about until nothing is left in doubt: hardly any of the lines has to be asked about alone. */
function thinned(lines: string, concerns: (part: string) => boolean): string {
  // The parser goes over a comment faster than over blanks.
  if (!concerns(lines)) return `/*${' '.repeat(lines.length - 5)}*/\n`;
  const half = lines.indexOf('\n', lines.length >> 1) + 1;
  const cut = half < lines.length ? half : lines.indexOf('\n') + 1;
  if (cut === lines.length) return lines;
  return thinned(lines.slice(0, cut), concerns) + thinned(lines.slice(cut), concerns);
}

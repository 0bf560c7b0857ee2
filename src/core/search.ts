/** Words to look for; a thing is found when each of them is somewhere in its texts. */
export type Search = readonly string[];

/** Longer than anybody types; what comes from the page is not believed. */
const longestSearch = 200;

export function searchFor(text: string): Search {
  return folded(text.slice(0, longestSearch))
    .split(/\s+/u)
    .filter((word) => word !== '');
}

export function isFound(search: Search, texts: readonly (string | undefined)[]): boolean {
  if (search.length === 0) return true;
  const all = folded(texts.filter((text) => text !== undefined).join('\n'));
  return search.every((word) => all.includes(word));
}

/** Full-width letters and ligatures as their plain ones, without case. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

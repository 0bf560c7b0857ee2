/**
 * The candidate that a misspelt name most likely meant, or undefined where none is near: that of the nearest spelling, or else
 * the only one that begins the name or that the name begins: `rationale` for `rationaleUrl`.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const known = [...candidates];
  return nearestSpelling(name, known) ?? onlyOneThatBegins(fold(name), known);
}

/** At most a third of the letters may be wrong. Two letters swapped count as one mistake; letter case, `-` and `_` as none. */
export function nearestSpelling(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const wanted = fold(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) >= least) continue;
    const mistakes = mistakesBetween(wanted, folded);
    if (mistakes >= least || mistakes >= folded.length) continue;
    best = candidate;
    least = mistakes;
    if (mistakes === 0) break;
  }
  return best;
}

function onlyOneThatBegins(wanted: string, candidates: readonly string[]): string | undefined {
  if (wanted.length < 3) return undefined;
  const found = candidates.filter((candidate) => {
    const folded = fold(candidate);
    return folded.startsWith(wanted) || (folded.length > 3 && wanted.startsWith(folded));
  });
  return found.length === 1 ? found[0] : undefined;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function mistakesBetween(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

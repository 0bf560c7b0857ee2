/**
 * The first version after a range, where each of its alternatives ends with `<` and one to three numbers: `2.1.314` for
 * `>=2.1.91 <2.1.314`, `3.0.0` for `<3`. Undefined for every other form.
 *
 * It reads the text itself: sentences are needed when the editor starts, and `semver` is loaded only to decide.
 */
export function versionAfter(versions: string): string | undefined {
  let last: readonly number[] | undefined;
  for (const alternative of versions.split('||')) {
    const match = /(?:^|\s)<\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?\s*$/.exec(alternative);
    if (match === null) return undefined;
    const end = match.slice(1).map((number) => Number(number ?? 0));
    if (last === undefined || isAfter(end, last)) last = end;
  }
  return last?.join('.');
}

function isAfter(version: readonly number[], other: readonly number[]): boolean {
  const place = version.findIndex((number, index) => number !== other[index]);
  return place >= 0 && (version[place] ?? 0) > (other[place] ?? 0);
}

import Range from 'semver/classes/range';
import type SemVer from 'semver/classes/semver';
import parse from 'semver/functions/parse';
import type { Status } from '../policy/vocabulary';

/** Where a version lies towards a rule's `versions`. */
export type VersionVerdict = 'inside' | 'outside' | 'unknown';

export type VersionTest = (version: string | undefined) => VersionVerdict;

/**
 * Prepares `versions` of a rule of the given status.
 *
 * - Only a version of Semantic Versioning 2.0 can be placed: three numbers, a pre-release and build metadata if any. A `v`
 *   before it is dropped, as Git tags and Go modules have it. `0.8`, `1.2.3.4` and `latest` are `unknown`: two programs can
 *   disagree on how they compare, and a guess must neither accuse nor clear.
 * - Pre-releases: for a banned or restricted rule they take part in the range by their order alone (`2.1.314-beta.1` is below
 *   `2.1.314` and so within `<2.1.314`); for an allowed rule every pre-release is outside, also where the range names one.
 * - Build metadata (`+sha.5114f85`) does not count, as in the standard.
 *
 * The range is read at the first use: most rules of a large policy never meet anything.
 */
export function createVersionTest(versions: string | undefined, status: Status): VersionTest {
  if (versions === undefined) return always;
  let range: Range | undefined | 'unread' = 'unread';
  return (version) => {
    const found = version === undefined ? null : parse(version);
    if (found === null) return 'unknown';
    if (range === 'unread') range = readRange(versions);
    // The validator refuses such a range. Should one arrive all the same, nothing is known of any version.
    if (range === undefined) return 'unknown';
    return isInside(found, range, status) ? 'inside' : 'outside';
  };
}

const always: VersionTest = () => 'inside';

function isInside(version: SemVer, range: Range, status: Status): boolean {
  if (status === 'allowed' && version.prerelease.length > 0) return false;
  return range.test(version);
}

function readRange(text: string): Range | undefined {
  try {
    return new Range(text, { includePrerelease: true });
  } catch {
    return undefined;
  }
}

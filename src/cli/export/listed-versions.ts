import valid from 'semver/functions/valid';

/** The versions of a range that is a mere list of them (`1.2.3 || 1.2.4`); none where it is anything else. */
export function listedVersions(range: string | undefined): readonly string[] {
  if (range === undefined) return [];
  const parts = range.split('||').map((part) => valid(part.trim().replace(/^=/, '')));
  return parts.includes(null) ? [] : parts.flatMap((part) => part ?? []);
}

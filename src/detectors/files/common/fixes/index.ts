import type { Fix, FixRequest } from '../../../../core/file-ports';

/** `packagesOf` gives the packages and extensions of a tool of the catalogue. */
export function fixesFor(_request: FixRequest, _packagesOf: (tool: string) => readonly string[]): readonly Fix[] {
  return [];
}

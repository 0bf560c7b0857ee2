import { scriptsIn } from './scripts';

/** What is known of the package.json files of each folder: whether any of their scripts names anything of interest. */
export interface Manifests {
  /** All of a folder's files that count; what was known of it before is forgotten. */
  listed(folder: string, paths: readonly string[]): void;
  /** To be told of each manifest that is read; its text may be left out where it names nothing at all. */
  read(folder: string | undefined, path: string, text: string): void;
  /** True only where every manifest of the folder is known, and none of the scripts names anything. */
  areHarmless(folder: string | undefined): boolean;
}

export function createManifests(concerns: (text: string) => boolean): Manifests {
  /** By folder, and by path within it; undefined for one that is not read yet. */
  const known = new Map<string, Map<string, boolean | undefined>>();
  return {
    listed(folder, paths) {
      known.set(folder, new Map(paths.filter(isManifest).map((path) => [path, undefined])));
    },
    read(folder, path, text) {
      if (folder === undefined || !isManifest(path)) return;
      const names = text !== '' && Object.values(scriptsIn(text) ?? {}).some(concerns);
      known.get(folder)?.set(path, names);
    },
    areHarmless(folder) {
      const manifests = folder === undefined ? undefined : known.get(folder);
      return manifests !== undefined && [...manifests.values()].every((names) => names === false);
    },
  };
}

export function isManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json');
}

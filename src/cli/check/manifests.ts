import type { TextReading } from '../../folders/read-text';

type Scripts = Readonly<Record<string, string>>;

export interface Manifests {
  /** The scripts of the package.json that holds for a folder: its own, or that of the closest folder above. */
  readonly scripts: (folder: string) => Scripts | undefined;
  /**
   * Whether the text of any script is so that a file may run: one of those that hold for its folder, or, since pipelines start at the
   * top whatever folder they are described in, one of the folder's as a whole.
   */
  readonly someFor: (path: string) => boolean;
}

/** The package.json files among the paths, read when they are asked for; `is` tells of a script's text what `someFor` asks. */
export function createManifests(
  paths: readonly string[],
  read: (path: string) => TextReading,
  is: (text: string) => boolean,
): Manifests {
  const listed = new Set(paths.filter((path) => path === 'package.json' || path.endsWith('/package.json')));
  const known = new Map<string, Manifest>();
  const manifestOf = (folder: string): Manifest | undefined => {
    const path = folder === '' ? 'package.json' : `${folder}/package.json`;
    if (!listed.has(path)) return folder === '' ? undefined : manifestOf(folderOf(folder));
    const manifest = known.get(path) ?? manifestIn(read(path), is);
    known.set(path, manifest);
    return manifest;
  };
  return {
    scripts: (folder) => manifestOf(folder)?.scripts,
    someFor: (path) => (manifestOf(folderOf(path))?.some ?? false) || (manifestOf('')?.some ?? false),
  };
}

interface Manifest {
  readonly scripts: Scripts | undefined;
  readonly some: boolean;
}

function manifestIn(reading: TextReading, is: (text: string) => boolean): Manifest {
  const scripts = scriptsIn(reading);
  return { scripts, some: Object.values(scripts ?? {}).some(is) };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function scriptsIn(reading: TextReading): Scripts | undefined {
  if (reading.outcome !== 'text' || !reading.text.includes('"scripts"')) return undefined;
  try {
    const found: unknown = JSON.parse(reading.text);
    const scripts = typeof found === 'object' && found !== null && 'scripts' in found ? found.scripts : undefined;
    if (typeof scripts !== 'object' || scripts === null) return undefined;
    return Object.fromEntries(
      Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch (error) {
    // A broken manifest is told of where it is itself read.
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

import type { TextReading } from '../../folders/read-text';

type Scripts = Readonly<Record<string, string>>;

export interface Manifests {
  /** The scripts of the package.json that holds for a folder: its own, or that of the closest folder above. */
  readonly scripts: (folder: string) => Scripts | undefined;
  /** Whether the text of any script of any of them is so. */
  readonly some: (is: (text: string) => boolean) => boolean;
}

/** The package.json files among the paths, read when they are asked for. */
export function createManifests(paths: readonly string[], read: (path: string) => TextReading): Manifests {
  const listed = new Set(paths.filter((path) => path === 'package.json' || path.endsWith('/package.json')));
  const known = new Map<string, Scripts | undefined>();
  const scriptsOf = (path: string): Scripts | undefined => {
    if (!known.has(path)) known.set(path, scriptsIn(read(path)));
    return known.get(path);
  };
  const scripts = (folder: string): Scripts | undefined => {
    const path = folder === '' ? 'package.json' : `${folder}/package.json`;
    if (!listed.has(path))
      return folder === '' ? undefined : scripts(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
    return scriptsOf(path);
  };
  return { scripts, some: (is) => [...listed].some((path) => Object.values(scriptsOf(path) ?? {}).some(is)) };
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

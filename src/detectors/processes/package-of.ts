/** What is asked of the disk to know a program: nothing is run. */
export interface ProgramFiles {
  /** The path with links followed; undefined where nothing is there, or it may not be seen. */
  realPath(path: string): Promise<string | undefined>;
  /** Undefined where it cannot be read. */
  readText(path: string): Promise<string | undefined>;
}

/** The npm package that a program's file belongs to. */
export interface OwningPackage {
  readonly name: string;
  readonly version: string | undefined;
  /** Whether the file is one that the package gives people to run; `unknown` where its manifest cannot be read. */
  readonly runs: 'yes' | 'no' | 'unknown';
}

/** How many folders above a file that lies in no `node_modules` may hold the manifest that names it. */
const nearest = 4;

/** The package of a file, by the folder it is installed in; else by the nearest manifest that offers the file to be run. */
export async function packageOf(path: string, files: ProgramFiles): Promise<OwningPackage | undefined> {
  const separator = path.includes('/') ? '/' : '\\';
  const installed = /^(.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\.@][^/\\]*))[/\\]/.exec(path);
  if (installed?.[1] !== undefined && installed[2] !== undefined) {
    const name = installed[2].replace('\\', '/');
    const manifest = await readManifest(installed[1] + separator, files);
    const inside = path.slice(installed[1].length + 1);
    if (manifest === undefined) return { name, version: undefined, runs: 'unknown' };
    return { name, version: manifest.version, runs: manifest.programs.includes(plain(inside)) ? 'yes' : 'no' };
  }
  let folder = path;
  for (let level = 0; level < nearest; level += 1) {
    folder = folder.replace(/[/\\][^/\\]*$/, '');
    if (folder === '') return undefined;
    const manifest = await readManifest(folder + separator, files);
    if (manifest === undefined) continue;
    // A project's other scripts (its build, its tests) are not the tool that the project makes.
    const isProgram = manifest.programs.includes(plain(path.slice(folder.length + 1)));
    return manifest.name !== undefined && isProgram
      ? { name: manifest.name, version: manifest.version, runs: 'yes' }
      : undefined;
  }
  return undefined;
}

interface Manifest {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly programs: readonly string[];
}

async function readManifest(folder: string, files: ProgramFiles): Promise<Manifest | undefined> {
  const value = parsed(await files.readText(`${folder}package.json`));
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, version, bin, main } = value as Readonly<Record<string, unknown>>;
  const programs = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
  return {
    name: typeof name === 'string' ? name : undefined,
    // The builds of one version for each system are published as versions of their own: 0.169.0-linux-x64.
    version: typeof version === 'string' ? version.replace(/-(?:linux|darwin|win32)-[a-z\d-]+$/, '') : undefined,
    programs: [...programs, main].filter((path) => typeof path === 'string').map(plain),
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Two ways to write the path of one file in a package. */
function plain(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/\.[cm]?js$/, '');
}

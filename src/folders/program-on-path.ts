import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The machine, as far as it decides which file a name on PATH is. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Whether there is a file at an absolute path that can be run. */
  readonly canRun: (path: string) => boolean;
  readonly exists: (path: string) => boolean;
}

/**
 * The absolute path of a program on PATH; undefined where there is none. To run a name, Windows would look in the folder that the
 * program is to run in before PATH, and every system takes a relative folder on PATH from there: whoever wrote a repository may
 * have put a program of that name into it. Relative folders are passed over.
 * https://github.com/libuv/libuv/blob/v1.x/src/win/process.c (`search_path`)
 */
export function programOnPath(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  machine: Machine = thisMachine,
): string | undefined {
  const isWindows = machine.platform === 'win32';
  const { delimiter, isAbsolute, join } = isWindows ? win32 : posix;
  const files = isWindows ? [`${name}.com`, `${name}.exe`] : [name];
  return pathOf(env, isWindows)
    .split(delimiter)
    .map((folder) => (isWindows ? folder.replaceAll('"', '') : folder))
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => files.map((file) => join(folder, file)))
    .find((path) => machine.canRun(path) && !isOfferToInstall(path, env, machine));
}

const thisMachine: Machine = { platform: process.platform, canRun, exists: existsSync };

/** A copy of the environment keeps the spelling of its names, of which Windows makes nothing. */
function pathOf(env: Readonly<Record<string, string | undefined>>, isWindows: boolean): string {
  const own = isWindows ? Object.keys(env).find((name) => name.toUpperCase() === 'PATH') : 'PATH';
  return env[own ?? 'PATH'] ?? '';
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * macOS has tools of developers in /usr/bin whether they are installed or not; one that is not opens a window that offers to. They
 * are where `xcode-select` was told, or else in one of two places (xcode-select(1)).
 */
function isOfferToInstall(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
  { platform, exists }: Machine,
): boolean {
  if (platform !== 'darwin' || path !== '/usr/bin/git') return false;
  return env['DEVELOPER_DIR'] === undefined && !developerFolders.some(exists);
}

const developerFolders = [
  '/var/db/xcode_select_link',
  '/Applications/Xcode.app/Contents/Developer',
  '/Library/Developer/CommandLineTools',
];

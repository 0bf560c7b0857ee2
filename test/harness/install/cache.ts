import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, absolute. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Where everything that the harness downloads is kept, outside the working tree so that a second run,
 * or a second clone, uses it again. `AI_TOOL_POLICY_CACHE` wins; else the platform's own cache folder.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const chosen = environment['AI_TOOL_POLICY_CACHE'];
  if (chosen) return chosen;
  const name = 'ai-tool-policy-dev';
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), name);
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', name);
  return join(environment['HOME'] ?? homedir(), '.cache', name);
}

export interface InstallOptions {
  /** Folder name in the cache: holds exact versions, platform and whatever else makes it fit. */
  readonly name: string;
  readonly cache?: string;
  /** Fills the (empty) folder given. It is renamed to its final name only when this has resolved. */
  readonly build: (folder: string) => Promise<void>;
  /** Told once when another run is already installing the same thing. */
  readonly waiting?: (owner: string) => void;
}

/**
 * Installs something into the cache once. What stands under the final name is always complete, because it is
 * built in a folder beside it and renamed. A lock keeps two runs from downloading the same thing; it is only a
 * saving: if both build all the same, the first rename wins and the second uses that one.
 */
export async function installOnce(options: InstallOptions): Promise<string> {
  const cache = options.cache ?? cacheFolder();
  const final = join(cache, options.name);
  if (await exists(final)) return final;
  await mkdir(cache, { recursive: true });
  const release = await lock(`${final}.lock`, options.waiting);
  try {
    if (await exists(final)) return final;
    await removeAbandoned(cache, options.name);
    const partial = `${final}.partial-${process.pid}-${Date.now().toString(36)}`;
    await mkdir(partial);
    try {
      await options.build(partial);
      await rename(partial, final).catch(async (error: unknown) => {
        if (!(await exists(final))) throw error;
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
    return final;
  } finally {
    await release();
  }
}

/** A lock whose owner touches it every 2 s; one not touched for this long (ms), or of a dead process, is stale. */
const staleAfter = 30_000;

async function lock(file: string, waiting: InstallOptions['waiting']): Promise<() => Promise<void>> {
  const token = JSON.stringify({ pid: process.pid, host: hostname(), at: Date.now() });
  for (let told = false; ; ) {
    try {
      await writeFile(file, token, { flag: 'wx' });
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const owner = await readFile(file, 'utf8').catch(() => undefined);
    if (owner !== undefined && (await isStale(file, owner))) await rm(file, { force: true });
    else {
      if (!told && owner !== undefined) waiting?.(owner);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const heartbeat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), 2000);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    const current = await readFile(file, 'utf8').catch(() => undefined);
    if (current === token) await rm(file, { force: true });
  };
}

async function isStale(file: string, owner: string): Promise<boolean> {
  const touched = await stat(file).then(
    (entry) => entry.mtimeMs,
    () => Date.now(),
  );
  if (Date.now() - touched > staleAfter) return true;
  const { pid, host } = parseOwner(owner);
  return host === hostname() && pid !== undefined && !isAlive(pid);
}

/** An owner that cannot be read (a write cut short) has no process to ask: only its age makes it stale. */
function parseOwner(text: string): { readonly pid?: number; readonly host?: string } {
  try {
    return JSON.parse(text) as { pid: number; host: string };
  } catch {
    return {};
  }
}

async function removeAbandoned(cache: string, name: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    if (!entry.startsWith(`${name}.partial-`)) continue;
    const pid = Number(entry.slice(`${name}.partial-`.length).split('-')[0]);
    if (pid === process.pid || !isAlive(pid)) await rm(join(cache, entry), { recursive: true, force: true });
  }
}

/** Whether a process with this id runs here. One that belongs to somebody else (EPERM) does. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

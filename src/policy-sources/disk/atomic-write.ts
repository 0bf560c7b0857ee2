import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Files, systemErrorCode } from './files';

const leftoverAge = 60_000;
const renameAttempts = 6;

/**
 * Puts the whole content in place or leaves what was there: a reader, and a machine that loses its power, sees the old bytes
 * or the new ones. `modified` (epoch milliseconds) becomes the file's time stamp. Rejects with the system's error.
 */
export async function writeAtomically(
  files: Files,
  path: string,
  content: Uint8Array | string,
  options: { readonly modified?: number } = {},
): Promise<void> {
  const temporary = join(dirname(path), `${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await files.open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      if (options.modified !== undefined) await handle.utimes(options.modified / 1000, options.modified / 1000);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(files, temporary, path);
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncDirectory(files, dirname(path));
}

/** Removes temporary files of writers that were killed. */
export async function sweepLeftovers(files: Files, directory: string): Promise<void> {
  for (const name of await files.readdir(directory).catch(() => [])) {
    if (!name.endsWith('.tmp')) continue;
    const path = join(directory, name);
    const found = await files.stat(path).catch(() => undefined);
    if (found !== undefined && Math.abs(Date.now() - found.mtimeMs) > leftoverAge)
      await files.unlink(path).catch(() => undefined);
  }
}

/** On Windows a rename fails while a virus scanner or another window has the target open, for some milliseconds. */
async function renameOver(files: Files, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(systemErrorCode(error) ?? '');
      if (!busy || process.platform !== 'win32' || attempt === renameAttempts) throw error;
      await delay(10 * 2 ** attempt);
    }
  }
}

/** Makes the rename itself durable. Windows has no such thing, and some file systems refuse it. */
async function syncDirectory(files: Files, directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await files.open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}

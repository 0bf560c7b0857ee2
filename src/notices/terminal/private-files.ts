import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it where they are missing. Node's own `recursive` asks again without end where a file system
 * says that the folder above is missing though it is there, as `/proc` does.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again;
    });
  }
}

/**
 * Makes a folder of the user's own that nobody else may enter, where there is none. Answers why it cannot be used: a link in its
 * place could make us write, and the user run, somewhere else.
 */
export async function ensurePrivateFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return `${path} cannot be made (${codeOf(error)}).`;
  }
  const found = await lstat(path);
  if (found.isSymbolicLink() || !found.isDirectory()) return `${path} is not a folder of its own.`;
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  if (found.uid !== user) return `${path} belongs to another user.`;
  if ((found.mode & 0o777) !== 0o700) await chmod(path, 0o700);
  return undefined;
}

/** Writes unless it is there already, the same text and mode. Whoever runs or reads it meanwhile has the old or the new, whole. */
export async function writePrivately(path: string, text: string): Promise<void> {
  if (await isAlready(path, text)) return;
  const temporary = `${dirname(path)}/.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o700 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

async function isAlready(path: string, text: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) return false;
  if (process.getuid !== undefined && (found.mode & 0o777) !== 0o700) return false;
  return (await readFile(path, 'utf8')) === text;
}

import * as nodeFiles from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the sources need of a file system; a test puts a failing one in its place. */
export type Files = Pick<
  typeof nodeFiles,
  'open' | 'readFile' | 'readdir' | 'rename' | 'unlink' | 'mkdir' | 'stat' | 'utimes'
>;

export const machineFiles: Files = nodeFiles;

/** The `code` of a system error, such as `ENOENT`; undefined for anything else, which is a bug and not caught. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : undefined;
}

/** Runs what touches the disk; a system error becomes a value, a bug stays thrown. */
export async function onDisk<Value>(
  run: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly code: string; readonly message: string }> {
  try {
    return { value: await run() };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    return { code, message: error.message };
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` runs forever where the system answers ENOENT whatever is made
 * first: below `/proc`, on some network mounts. Rejects with the system's error.
 */
export async function makeFolders(files: Pick<Files, 'mkdir'>, path: string): Promise<void> {
  const code = await makeOne(files, path);
  if (code !== 'ENOENT') return;
  const above = dirname(path);
  if (above !== path) await makeFolders(files, above);
  if ((await makeOne(files, path)) === undefined) return;
  await files.mkdir(path);
}

/** Undefined: it is there now. */
async function makeOne(files: Pick<Files, 'mkdir'>, path: string): Promise<'ENOENT' | undefined> {
  try {
    await files.mkdir(path);
  } catch (error) {
    switch (systemErrorCode(error)) {
      case 'EEXIST':
        return undefined;
      case 'ENOENT':
        return 'ENOENT';
      default:
        throw error;
    }
  }
  return undefined;
}

import * as nodeFiles from 'node:fs/promises';

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

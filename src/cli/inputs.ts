import { basename } from 'node:path';
import { startOf } from '../core/policy/local-date';
import { onDisk } from '../policy-sources/disk/files';
import { workspaceFileName } from '../policy-sources/workspace-file';
import type { Io } from './subcommand';

/** A file's bytes (`-` is the standard input), or why there are none, in words. */
export type FileReading = { readonly bytes: Uint8Array } | { readonly fault: string };

export async function readInput(path: string, io: Pick<Io, 'stdin' | 'files'>): Promise<FileReading> {
  const read = await onDisk(() => (path === '-' ? io.stdin() : io.files.read(path)));
  return 'value' in read ? { bytes: read.value } : { fault: `${path} cannot be read: ${wordsFor(read.code)}.` };
}

function wordsFor(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'part of its path is not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EFBIG':
      return 'it is larger than 64 MiB';
    default:
      return code;
  }
}

/** Whether a path is that of a repository's own policy file. */
export function isWorkspaceFile(path: string): boolean {
  return basename(path) === workspaceFileName;
}

/** `--on` and the like as epoch milliseconds: a day is its start where the reader is; without a text it is now. */
export function momentOf(
  text: string | undefined,
  option: string,
  now: number,
): { readonly time: number } | { readonly fault: string } {
  if (text === undefined) return { time: now };
  const time = startOf(text);
  if (time !== undefined) return { time };
  return {
    fault: `${option} must be a day such as 2026-07-10, or a moment such as 2026-07-10T09:00:00Z; found ${JSON.stringify(text)}.`,
  };
}

import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { dirname, win32 } from 'node:path';
import { onDisk } from '../disk/files';
import { faultOfSecurity } from './sddl';
import { type RunTool, readSecurity } from './windows-tools';

export type OwnedReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** It is there, or it cannot be told whether it is, and it does not count. */
  | { readonly kind: 'refused'; readonly why: string };

export const managedFileLimit = 4 * 1024 * 1024;

/**
 * Reads a file that only the machine's administrator can have written. Ownership is asked of the opened file, not of its path,
 * which could be exchanged in between; and of its folder, in which it could be replaced.
 */
export async function readOwnedFile(path: string, platform: NodeJS.Platform, runTool: RunTool): Promise<OwnedReading> {
  // A link may lead to a file elsewhere (NixOS lays out /etc that way); both folders count then.
  const real = await onDisk(() => realpath(path));
  if ('code' in real) return unopened(real);
  const opened = await onDisk(() => open(real.value, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  if ('code' in opened) return unopened(opened);
  const handle = opened.value;
  try {
    const fault =
      platform === 'win32'
        ? await faultOnWindows(real.value, runTool)
        : ((await faultOfHandle(handle)) ?? (await faultOfFolder(real.value)) ?? (await faultOfFolder(path)));
    return fault === undefined ? await readWhole(handle) : refused(fault);
  } finally {
    await handle.close();
  }
}

function unopened(error: { readonly code: string; readonly message: string }): OwnedReading {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? { kind: 'absent' } : refused(error.message);
}

async function readWhole(handle: FileHandle): Promise<OwnedReading> {
  const { size } = await handle.stat();
  if (size > managedFileLimit) return refused(`the file is larger than ${managedFileLimit / 1024 / 1024} MiB`);
  const read = await onDisk(() => handle.readFile());
  return 'code' in read ? refused(read.message) : { kind: 'read', bytes: read.value };
}

async function faultOfHandle(handle: FileHandle): Promise<string | undefined> {
  const found = await handle.stat();
  if (!found.isFile()) return 'it is not a regular file';
  if (found.uid !== 0) return `the file belongs to user ${found.uid}, not to root`;
  return (found.mode & 0o022) === 0 ? undefined : `others than root may write the file (mode ${modeOf(found.mode)})`;
}

/** In a folder with the sticky bit others may add files, not replace them. */
async function faultOfFolder(path: string): Promise<string | undefined> {
  const found = await onDisk(() => stat(dirname(path)));
  if ('code' in found) return found.message;
  const { uid, mode } = found.value;
  if (uid !== 0) return `the folder belongs to user ${uid}, not to root`;
  if ((mode & 0o022) === 0 || (mode & 0o1000) !== 0) return undefined;
  return `others than root may write the folder (mode ${modeOf(mode)})`;
}

async function faultOnWindows(path: string, run: RunTool): Promise<string | undefined> {
  for (const [kind, word, subject] of [
    ['File', 'file', path],
    ['Directory', 'folder', win32.dirname(path)],
  ] as const) {
    const security = await readSecurity(run, kind, subject);
    const fault = 'fault' in security ? security.fault : faultOfSecurity(security.sddl, word);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function modeOf(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0');
}

function refused(why: string): OwnedReading {
  return { kind: 'refused', why };
}

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Files, makeFolders, onDisk, systemErrorCode } from '../disk/files';

export type Claim =
  | { readonly kind: 'held'; release(): Promise<void> }
  /** The directory cannot be written: this window asks for itself, as the others then do. */
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'aborted' };

const host = hostname();

/** Waiting windows look this often; an answer takes some hundred milliseconds. */
const pollEvery = 50;

/** Between creating the file and writing into it lie microseconds; an owner that took this long was killed there. */
const unsignedFor = 1000;

/**
 * The right to ask one URL, for one of the processes that share the cache directory: a file that only one can create. It
 * outlives its owner only when that was killed; then whoever sees its process gone, or its time over, takes it away. Should
 * two do so in the same instant, both may ask: that costs one request and no harm, since every write is whole.
 */
export async function takeClaim(
  path: string,
  files: Files,
  options: { readonly staleAfter: number; readonly signal: AbortSignal | undefined },
): Promise<Claim> {
  const mark = JSON.stringify({ host, pid: process.pid, id: randomBytes(8).toString('hex') });
  for (;;) {
    if (options.signal?.aborted) return { kind: 'aborted' };
    const created = await create(files, path, mark);
    if (created === undefined) {
      const since = performance.now();
      const mayBeLost = () => performance.now() - since > options.staleAfter / 2;
      return { kind: 'held', release: () => release(files, path, mayBeLost() ? mark : undefined) };
    }
    // On Windows a file that is just being removed answers EPERM for a moment.
    if (created.code !== 'EEXIST' && !(created.code === 'EPERM' && process.platform === 'win32')) {
      return { kind: 'unavailable', why: created.message };
    }
    if (await isStale(files, path, options.staleAfter)) await files.unlink(path).catch(ignoreSystemError);
    else
      await delay(pollEvery, undefined, options.signal === undefined ? {} : { signal: options.signal }).catch(
        () => undefined,
      );
  }
}

async function create(
  files: Files,
  path: string,
  mark: string,
): Promise<undefined | { readonly code: string; readonly message: string }> {
  const written = await onDisk(async () => {
    const handle = await openNew(files, path);
    try {
      await handle.write(mark);
    } finally {
      await handle.close();
    }
  });
  if ('value' in written) return undefined;
  // A full disk can still take the file's name; left behind, it would keep every window waiting.
  if (written.code !== 'EEXIST') await files.unlink(path).catch(ignoreSystemError);
  return written;
}

async function openNew(files: Files, path: string) {
  try {
    return await files.open(path, 'wx', 0o600);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    await makeFolders(files, dirname(path));
    return await files.open(path, 'wx', 0o600);
  }
}

/** With a mark, only where that is still ours: after so long another may have taken the claim for an orphan. */
async function release(files: Files, path: string, mark: string | undefined): Promise<void> {
  const read = mark === undefined ? undefined : await onDisk(() => files.readFile(path, 'utf8'));
  if (read === undefined || ('value' in read && read.value === mark)) await files.unlink(path).catch(ignoreSystemError);
}

async function isStale(files: Files, path: string, staleAfter: number): Promise<boolean> {
  const read = await onDisk(async () => ({ mark: await files.readFile(path, 'utf8'), stat: await files.stat(path) }));
  if ('code' in read) return false;
  const { mark, stat } = read.value;
  const age = Date.now() - stat.mtimeMs;
  if (age > staleAfter || age < -staleAfter) return true;
  const owner = readMark(mark);
  if (owner === undefined) return age > unsignedFor;
  return owner.host === host && !isAlive(owner.pid);
}

function readMark(text: string): { readonly host: string; readonly pid: number } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('host' in value) || !('pid' in value)) return undefined;
    const { host, pid } = value;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) !== 'ESRCH';
  }
}

function ignoreSystemError(error: unknown): void {
  if (systemErrorCode(error) === undefined) throw error;
}

import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { SourceReason } from '../../core/policy/source-reason';
import type { SourceState } from '../../core/policy/source-state';
import { onDisk } from '../disk/files';
import { describeProblem, describeProblems, type LoadReadPolicy } from '../read-policy';

export const workspaceFileName = '.ai-tool-policy.json';

/** A repository's own file has a few rules; one of this size is a mistake or an attack. */
const sizeLimit = 1024 * 1024;

/**
 * The policy file at a folder's root; undefined where there is none. Whether the folder is trusted is for the caller to know.
 * What cannot be used is `refused`, with no last good: the repository's file is as it is.
 */
export async function readWorkspaceFile(
  folder: string,
  options: { readonly readPolicy: LoadReadPolicy; readonly now: number },
): Promise<SourceState | undefined> {
  const path = join(folder, workspaceFileName);
  const refuse = (reason: SourceReason, detail: string): SourceState => ({
    ...accepted(path, options.now),
    status: 'refused',
    reason,
    detail,
    fetchedAt: undefined,
    failingSince: options.now,
  });
  const real = await onDisk(async () => [await realpath(folder), await realpath(path)] as const);
  if ('code' in real) {
    // A link that leads nowhere is there, and unreadable; lstat tells it from nothing at all.
    return real.code === 'ENOENT' && !(await isThere(path)) ? undefined : refuse('network', real.message);
  }
  const [root, file] = real.value;
  if (!isInside(root, file)) return refuse('insecure-redirect', 'the file is a link that leaves the folder');
  const read = await onDisk(() => readBounded(file));
  if ('code' in read) return refuse('network', read.message);
  if ('fault' in read.value) return refuse(read.value.reason, read.value.fault);
  const readPolicy = await options.readPolicy();
  const reading = readPolicy(read.value.bytes, { layer: 'workspace', reader: 'client' });
  if (reading.outcome === 'failed') return refuse(reading.reason, describeProblems(reading.problems) ?? reading.reason);
  return { ...accepted(path, options.now), policy: reading.policy, notes: reading.problems.map(describeProblem) };
}

function accepted(path: string, now: number): SourceState {
  return {
    layer: 'workspace',
    origin: { kind: 'workspace-file', path },
    status: 'current',
    reason: 'ok',
    detail: undefined,
    policy: undefined,
    expired: false,
    fetchedAt: now,
    failingSince: undefined,
    nextCheckAt: undefined,
    signedBy: undefined,
    notes: [],
  };
}

type Bounded =
  | { readonly bytes: Uint8Array }
  | { readonly fault: string; readonly reason: 'not-a-policy' | 'too-large' };

/** Opened without blocking and without following a link that was put there since. */
async function readBounded(path: string): Promise<Bounded> {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { reason: 'not-a-policy', fault: 'not a regular file' };
    if (stat.size > sizeLimit) return { reason: 'too-large', fault: `larger than ${sizeLimit / 1024 / 1024} MiB` };
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(stat.size), 0, stat.size, 0);
    return { bytes: buffer.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}

/** Something is there, though it leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  const found = await onDisk(() => lstat(path));
  return 'value' in found;
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

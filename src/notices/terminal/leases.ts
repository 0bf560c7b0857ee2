import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './private-files';
import { leaseFolder } from './shim-names';

/** One window's extension host. */
export interface LeaseHolder {
  readonly processId: number;
  /** A home folder may be shared by machines and containers, whose processes cannot be seen from here. */
  readonly hostName: string;
  readonly isRunning: (processId: number) => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A window looks at its folder with every assessment, and makes one at least once a day. */
const longestSilence = 7 * 24 * 60 * 60 * 1_000;

/** Says, or says again, that this window wants the folder. A window that ends without a word is known by its process. */
export async function lease(folder: string, holder: LeaseHolder): Promise<void> {
  const path = leaseOf(folder, holder);
  const seconds = holder.now() / 1_000;
  try {
    await utimes(path, seconds, seconds);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await writeFile(path, '', { mode: 0o600, flag: 'wx' });
  }
}

export async function unlease(folder: string, holder: LeaseHolder): Promise<void> {
  await rm(leaseOf(folder, holder), { force: true });
}

/** Whether any window wants the folder. Leases of windows that are gone are taken away. */
export async function isLeased(folder: string, holder: LeaseHolder): Promise<boolean> {
  const names = await readdir(join(folder, leaseFolder)).catch((): string[] => []);
  let leased = false;
  for (const name of names) {
    const path = join(folder, leaseFolder, name);
    if (await isCurrent(path, name, holder)) leased = true;
    else await rm(path, { force: true });
  }
  return leased;
}

async function isCurrent(path: string, name: string, holder: LeaseHolder): Promise<boolean> {
  const [, host, processId] = /^([0-9a-f]+)-(\d+)$/.exec(name) ?? [];
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || host === undefined) return false;
  if (holder.now() - found.mtimeMs > longestSilence) return false;
  return host !== hostOf(holder) || holder.isRunning(Number(processId));
}

function leaseOf(folder: string, holder: LeaseHolder): string {
  return join(folder, leaseFolder, `${hostOf(holder)}-${holder.processId}`);
}

function hostOf({ hostName }: LeaseHolder): string {
  return createHash('sha256').update(hostName).digest('hex').slice(0, 12);
}

import { join } from 'node:path';
import type { SourceState } from '../../core/policy/source-state';
import type { Log } from '../../core/ports';
import { writeAtomically } from '../disk/atomic-write';
import { machineFiles, makeFolders, onDisk } from '../disk/files';
import { isExpired } from '../expiry';
import type { LoadReadPolicy } from '../read-policy';
import { type ManagedReading, type ManagedSettings, readManagedContents } from './contents';
import { managedFilePath } from './location';
import { readOwnedFile } from './owned-file';
import { watchFile } from './watch';
import { type RunTool, runWindowsTool } from './windows-tools';

export type { ManagedException, ManagedSettings } from './contents';

export interface ManagedFileOptions {
  readonly readPolicy: LoadReadPolicy;
  /** Where the last good file is kept; undefined to keep it in memory. */
  readonly cacheDirectory: string | undefined;
  /** Instead of the system's own place; for the command line and for tests. Ownership is checked all the same. */
  readonly path?: string | undefined;
  readonly platform?: NodeJS.Platform;
  readonly runTool?: RunTool;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly log?: Pick<Log, 'warn'>;
}

/**
 * What the machine's administrator set. `refused` is a file that is there and does not count: its last good stays, if there
 * was one, and the user's settings do not step in.
 */
export type ManagedFile =
  | { readonly presence: 'absent' }
  | { readonly presence: 'accepted'; readonly settings: ManagedSettings; readonly state: SourceState | undefined }
  | { readonly presence: 'refused'; readonly settings: ManagedSettings | undefined; readonly state: SourceState };

export interface ManagedFileSource {
  /** Reads the file now. `state` is undefined for an accepted file without an inline policy. */
  read(): Promise<ManagedFile>;
  /** Calls back after the file may have changed, come or gone. Gives what ends the watch. */
  watch(onChange: () => void): Promise<() => void>;
}

export function createManagedFile(options: ManagedFileOptions): ManagedFileSource {
  const { platform = process.platform, runTool = runWindowsTool, now = Date.now, log } = options;
  const lastGood = keepLastGood(options.cacheDirectory);
  let failingSince: number | undefined;
  let place: Promise<{ readonly path: string } | { readonly fault: string }> | undefined;
  const locate = () => {
    place ??= options.path === undefined ? managedFilePath(platform, runTool) : Promise.resolve({ path: options.path });
    return place;
  };

  const refuse = async (path: string, why: string): Promise<ManagedFile> => {
    failingSince ??= now();
    log?.warn('The managed file is refused', { path, why });
    const kept = await lastGood.read();
    const reading = kept === undefined ? undefined : await readManagedContents(kept.bytes, await options.readPolicy());
    const settings = reading !== undefined && 'settings' in reading ? reading.settings : undefined;
    const state = describe(path, settings, now());
    return {
      presence: 'refused',
      settings,
      state: { ...state, status: 'refused', reason: 'managed', detail: why, failingSince, fetchedAt: kept?.savedAt },
    };
  };

  const read = async (): Promise<ManagedFile> => {
    const found = await locate();
    if ('fault' in found) return await refuse('', found.fault);
    const { path } = found;
    const owned = await readOwnedFile(path, platform, runTool);
    switch (owned.kind) {
      case 'absent':
        failingSince = undefined;
        await lastGood.drop();
        return { presence: 'absent' };
      case 'refused':
        return await refuse(path, owned.why);
      case 'read': {
        const reading: ManagedReading = await readManagedContents(owned.bytes, await options.readPolicy());
        if ('fault' in reading) return await refuse(path, reading.fault);
        failingSince = undefined;
        await lastGood.save(owned.bytes);
        const { settings } = reading;
        return { presence: 'accepted', settings, state: settings.policy && describe(path, settings, now()) };
      }
    }
  };

  return {
    read,
    watch: async (onChange) => {
      const found = await locate();
      return 'fault' in found ? () => undefined : watchFile(found.path, onChange);
    },
  };
}

function describe(path: string, settings: ManagedSettings | undefined, now: number): SourceState {
  const policy = settings?.policy;
  const expired = isExpired(policy, now);
  return {
    layer: 'managed',
    origin: { kind: 'managed-file', path },
    status: expired ? 'expired' : 'current',
    reason: expired ? 'expired' : 'ok',
    detail: undefined,
    policy,
    expired,
    fetchedAt: now,
    failingSince: undefined,
    nextCheckAt: undefined,
    signedBy: undefined,
    notes: settings?.notes ?? [],
  };
}

/** The bytes of the last good file, in memory and, where it can be written, in the cache directory. */
function keepLastGood(cacheDirectory: string | undefined) {
  const path = cacheDirectory === undefined ? undefined : join(cacheDirectory, 'managed', 'last-good.json');
  let kept: { readonly bytes: Uint8Array; readonly savedAt: number | undefined } | undefined;
  const read = async () => {
    if (kept !== undefined || path === undefined) return kept;
    const found = await onDisk(async () => ({
      bytes: await machineFiles.readFile(path),
      savedAt: Math.round((await machineFiles.stat(path)).mtimeMs),
    }));
    if ('value' in found) kept = found.value;
    return kept;
  };
  return {
    read,
    save: async (bytes: Uint8Array) => {
      const before = await read();
      if (before !== undefined && Buffer.compare(before.bytes, bytes) === 0) return;
      kept = { bytes, savedAt: Date.now() };
      if (path === undefined || cacheDirectory === undefined) return;
      await onDisk(async () => {
        await makeFolders(machineFiles, join(cacheDirectory, 'managed'));
        await writeAtomically(machineFiles, path, bytes);
      });
    },
    drop: async () => {
      kept = undefined;
      if (path !== undefined) await onDisk(() => machineFiles.unlink(path));
    },
  };
}

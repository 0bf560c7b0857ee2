import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeased, type LeaseHolder, lease, unlease } from './leases';
import { codeOf, ensurePrivateFolder, makeFolder, readIfThere, writePrivately } from './private-files';
import { leaseFolder, marker, textFolder, toldFolder } from './shim-names';
import { passThrough, type ShimSet } from './shim-set';

export interface FoldersSetup {
  /** The extension's own folder; the windows of a user share it. */
  readonly storage: string;
  readonly platform: NodeJS.Platform;
  readonly holder: LeaseHolder;
}

/**
 * The folders of shims on the disk: one for each set in force in any window, named by its content. A window leases the one it
 * uses; one that no window leases lets everything pass, and goes after 30 days.
 */
export interface ShimFolders {
  /** Lays the set down, or mends it, in place of what this window held before; answers with the folder. */
  hold(set: ShimSet): Promise<Held>;
  /** This window wants none any more. */
  release(): Promise<void>;
  /** Sees to the folders that nobody wants. */
  tidy(): Promise<void>;
}

export type Held =
  | { readonly outcome: 'held'; readonly folder: string }
  | { readonly outcome: 'refused'; readonly why: string };

const active = 'active\n';
const ending = 'ending\n';
const passing = 'pass-through\n';

/** Shells remember the paths of programs for as long as they run. */
const keptFor = 30 * 24 * 60 * 60 * 1_000;

export function createShimFolders({ storage, platform, holder }: FoldersSetup): ShimFolders {
  const root = join(storage, 'shims');
  let held: string | undefined;
  let verified: string | undefined;

  const release = async (): Promise<void> => {
    const folder = held;
    held = undefined;
    verified = undefined;
    if (folder !== undefined) await unlease(folder, holder);
  };

  return {
    release,
    async hold(set) {
      const folder = join(root, set.folderName);
      const separator = platform === 'win32' ? ';' : ':';
      if (folder.includes(separator)) return refused(`${folder} has a ${separator} in it, which PATH cannot hold.`);
      try {
        await makeFolder(storage);
        for (const path of [root, folder, ...innerFolders(folder, platform)]) {
          const why = await ensurePrivateFolder(path);
          if (why !== undefined) return refused(why);
        }
        // Leased before it is written: another window that tidies up sees that it is wanted.
        await lease(folder, holder);
        const state = await readIfThere(join(folder, marker));
        if (state !== active || verified !== folder) {
          // Marked before there is a shim in it: no shim may take another for the program.
          await writePrivately(join(folder, marker), active);
          for (const { path, text } of set.files) await writePrivately(join(folder, path), text);
        }
      } catch (error) {
        return refused(`${folder} cannot be written (${codeOf(error)}).`);
      }
      if (held !== folder) await release();
      held = folder;
      verified = folder;
      return { outcome: 'held', folder };
    },
    async tidy() {
      if ((await ensurePrivateFolder(root)) !== undefined) return;
      for (const entry of await readdir(root, { withFileTypes: true })) {
        const folder = join(root, entry.name);
        if (!entry.isDirectory() || !/^[0-9a-f]{32}$/.test(entry.name) || folder === held) continue;
        if (await isLeased(folder, holder)) continue;
        const state = await readIfThere(join(folder, marker));
        if (state !== passing) await letPass(folder, platform);
        else if (holder.now() - (await stat(join(folder, marker))).mtimeMs > keptFor) {
          await rm(folder, { recursive: true, force: true });
        }
      }
    },
  };
}

function innerFolders(folder: string, platform: NodeJS.Platform): readonly string[] {
  const names = platform === 'win32' ? [leaseFolder, toldFolder, textFolder] : [leaseFolder, toldFolder];
  return names.map((name) => join(folder, name));
}

function refused(why: string): Held {
  return { outcome: 'refused', why };
}

/**
 * The marker is written before and after: cut short it is done again, and a window that began to want the folder meanwhile sees
 * at its next look that it has to mend it.
 */
async function letPass(folder: string, platform: NodeJS.Platform): Promise<void> {
  for (const inner of innerFolders(folder, platform)) {
    if ((await ensurePrivateFolder(inner)) !== undefined) return;
  }
  await writePrivately(join(folder, marker), ending);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = entry.isFile() && !entry.name.startsWith('.') ? passThrough(entry.name, platform) : undefined;
    if (file !== undefined) await writePrivately(join(folder, file.path), file.text);
  }
  await writePrivately(join(folder, marker), passing);
}

import { randomBytes } from 'node:crypto';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** After so long nobody is at work any more on a file beside. */
const leftoverAge = 60_000;

/**
 * Puts new content in place of a file's, whole or not at all. VS Code's API writes a `file:` in this process and empties it first:
 * killed at that moment, it leaves nothing of what a person has written. A link stays one, and so do the file's permissions.
 * Rejects with the system's error, and then the file is as it was.
 */
export async function replaceWhole(path: string, content: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const temporary = `${target}.${randomBytes(6).toString('hex')}${ending}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.chmod(mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await sweep(target).catch(() => undefined);
}

const ending = '.ai-tool-policy.tmp';

/** What was left beside by those that were killed in the middle. */
async function sweep(target: string): Promise<void> {
  const names = await readdir(dirname(target));
  for (const name of names.filter((each) => each.startsWith(`${basename(target)}.`) && each.endsWith(ending))) {
    const path = join(dirname(target), name);
    if (Date.now() - (await stat(path)).mtimeMs > leftoverAge) await rm(path, { force: true });
  }
}

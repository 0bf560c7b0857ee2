import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce, repositoryRoot } from './install/cache';

/**
 * Fills an extensions folder as VS Code did when it installed these packages before: its own installation takes seconds of a core,
 * and most windows of the tests hold the same two extensions. `install` runs once for each set of packages and version.
 */
export async function copyInstalled(target: string, { version, packages, install }: InstalledSet): Promise<void> {
  const hash = createHash('sha256').update(version);
  for (const file of packages)
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  await prune();
  const source = await installOnce({
    name: hash.digest('hex').slice(0, 32),
    cache,
    build: (folder) => install(join(folder, 'extensions')),
  });
  await cp(join(source, 'extensions'), target, { recursive: true });
  const list = join(target, 'extensions.json');
  // The list holds each extension's place in full, and it was made in another folder.
  const entries = JSON.parse(await readFile(list, 'utf8')) as { location: object; relativeLocation: string }[];
  const moved = entries.map((entry) => ({
    ...entry,
    location: { ...entry.location, path: join(target, entry.relativeLocation) },
  }));
  await writeFile(list, JSON.stringify(moved));
}

export interface InstalledSet {
  readonly version: string;
  /** Paths of .vsix files. */
  readonly packages: readonly string[];
  /** Installs them into the folder, which does not exist yet. */
  readonly install: (folder: string) => Promise<void>;
}

const cache = join(repositoryRoot, 'out', 'installed');
const keptFor = 24 * 3600_000;

/** Each build of the product makes new sets. */
async function prune(): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const entry = await stat(join(cache, name)).catch(() => undefined);
    if (entry !== undefined && Date.now() - entry.mtimeMs > keptFor)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Paths of the files below a folder of the repository, relative to that folder, with `/`, in byte order. */
export function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(root, folder).length + 1)
        .split('\\')
        .join('/'),
    )
    .sort();
}

/**
 * The modules that a source text names: static and dynamic imports, re-exports, `require`, types included. By pattern, which is
 * enough for text that the formatter has laid out.
 */
export function importsOf(source: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s*\(\s*|\brequire\s*\(\s*|^import\s+)(['"])([^'"\n]+)\1/gm;
  return [...source.matchAll(pattern)].map((match) => match[2] ?? '');
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Walk {
  /** Relative to the folder, with `/`, in no particular order. */
  readonly paths: readonly string[];
  /** Folders that could not be listed. */
  readonly unlisted: readonly { readonly path: string; readonly why: string }[];
}

/** Every file but those in `.git` and `node_modules`. Links are listed and not followed, so no loop of them has an end to miss. */
export function walkFolder(folder: string): Walk {
  const paths: string[] = [];
  const unlisted: { path: string; why: string }[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    try {
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (!entry.isDirectory()) paths.push(path);
        else if (entry.name !== '.git' && entry.name !== 'node_modules') waiting.push(path);
      }
    } catch (error) {
      unlisted.push({
        path: below,
        why: `the folder cannot be listed: ${error instanceof Error ? error.message : ''}`,
      });
    }
  }
  return { paths, unlisted };
}

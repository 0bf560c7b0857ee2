import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where people read what takes long. Standard error, so that a URL or a count on standard output stays alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Says what is being done, then every few seconds how long it has taken and how much has arrived in `folder`,
 * and at the end both once more.
 */
export async function withProgress<T>(what: string, folder: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  say(`${what} …`);
  let measuring = false;
  const report = async (word: string) => {
    if (measuring) return;
    measuring = true;
    const bytes = await sizeOf(folder);
    measuring = false;
    say(`  ${word}: ${seconds(started)} s, ${megabytes(bytes)} MB`);
  };
  const timer = setInterval(() => void report('still at it'), 5000);
  try {
    const result = await work();
    clearInterval(timer);
    measuring = false;
    await report('done');
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** Bytes of all files below a folder. Files come and go while an install runs, so what has gone counts nothing. */
export async function sizeOf(folder: string): Promise<number> {
  let total = 0;
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) total += await sizeOf(path);
    else
      total += await lstat(path)
        .then((found) => found.size)
        .catch(() => 0);
  }
  return total;
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

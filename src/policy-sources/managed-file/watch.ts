import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

const settleAfter = 100;

/**
 * Watches a file that may not be there yet: its folder, or the nearest folder above that exists, and moves down as folders
 * come. No timer runs while nothing happens. Gives what ends the watch.
 */
export function watchFile(path: string, onChange: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let settling: NodeJS.Timeout | undefined;
  let ended = false;
  let moves = 0;

  /** One call for a burst; a file that keeps changing is not waited out. */
  const settle = () => {
    settling ??= setTimeout(() => {
      settling = undefined;
      onChange();
      void place();
    }, settleAfter);
  };

  const place = async (): Promise<void> => {
    const move = ++moves;
    const { folder, entry } = await nearestFolder(path);
    if (ended || move !== moves) return;
    watcher?.close();
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || name === entry) settle();
      });
      // The folder itself was removed: look for the nearest one again.
      watcher.on('error', settle);
    } catch {
      // Out of watches, or gone in between: then the file is read again with the next refresh.
      watcher = undefined;
    }
  };

  void place();
  return () => {
    ended = true;
    clearTimeout(settling);
    watcher?.close();
  };
}

async function nearestFolder(path: string): Promise<{ readonly folder: string; readonly entry: string }> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() || folder === path) return { folder, entry: basename(path) };
  return await nearestFolder(folder);
}

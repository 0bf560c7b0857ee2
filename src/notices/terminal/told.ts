import { watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toldFolder } from './shim-names';

/** The event of a start may come after the shim has spoken, in milliseconds. */
const slack = 2_000;

/** Knows which starts a shim has told about, each once. */
export interface ToldByShims {
  /**
   * `since`: when the start was reported, in epoch milliseconds. `patience`: how long after that the shim may still speak, in
   * milliseconds; of what began before then it is only looked at what was said.
   */
  told(folder: string, name: string, since: number, patience: number): Promise<boolean>;
}

export function createToldByShims(): ToldByShims {
  /** Of each record the time of the run that was asked about last: it says nothing of a later start. */
  const counted = new Map<string, number>();

  return {
    async told(folder, name, since, patience) {
      const path = join(folder, toldFolder, name);
      const isTold = async (): Promise<boolean> => {
        const at = await toldAt(path);
        if (at === undefined || at < since - slack || at <= (counted.get(path) ?? 0)) return false;
        counted.set(path, at);
        return true;
      };
      if (await isTold()) return true;
      const left = since + patience - Date.now();
      return left > 0 && waitFor(isTold, join(folder, toldFolder), name, left);
    },
  };
}

/** When the shim last spoke; undefined where it ran without a word, or never. */
async function toldAt(path: string): Promise<number | undefined> {
  try {
    const [, said] = (await readFile(path, 'utf8')).split(/\r?\n/);
    return said === 'told' || said === 'agreed' ? (await stat(path)).mtimeMs : undefined;
  } catch {
    return undefined;
  }
}

function waitFor(isTold: () => Promise<boolean>, folder: string, name: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const finish = (told: boolean): void => {
      clearTimeout(timer);
      controller.abort();
      resolve(told);
    };
    const look = async (): Promise<void> => {
      if (!controller.signal.aborted && (await isTold())) finish(true);
    };
    const timer = setTimeout(() => void isTold().then(finish), milliseconds);
    try {
      const watcher = watch(folder, { signal: controller.signal }, (_event, changed) => {
        if (changed === null || changed === name) void look();
      });
      // Where nothing can be watched (the folder is gone, the system has no watches left) the look at the end decides.
      watcher.on('error', () => undefined);
      void look();
    } catch {
      // As above.
    }
  });
}

import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../policy-sources/disk/files';

/** A home folder as it is read: what is not there is no matter, what is there and cannot be read is kept in `unreadable`. */
export interface Disk {
  readonly home: string;
  readonly unreadable: Unreadable[];
  /** Absolute, or relative to the home folder. */
  readText(path: string): Promise<string | undefined>;
  /** JSON as data; undefined as well where it is broken, which is then unreadable. */
  readJson(path: string): Promise<unknown>;
  /** Names in a folder, sorted; undefined where there is no such folder. */
  list(path: string): Promise<readonly string[] | undefined>;
  /** With links followed; undefined where nothing is there. */
  realPath(path: string): Promise<string | undefined>;
  /** `~/…` for what lies in the home folder. */
  shown(path: string): string;
}

export interface Unreadable {
  readonly path: string;
  readonly line: number | null;
  readonly why: string;
}

/** What this reads is written by programs for themselves; nothing of use is larger. */
const largestFile = 32 * 1024 * 1024;

export function openDisk(home: string): Disk {
  const unreadable: Unreadable[] = [];
  const absolute = (path: string): string => join(home, path);
  const at = (path: string): string => (isAbsolutePath(path) ? path : absolute(path));
  const shown = (path: string): string => {
    const full = at(path);
    const rest = full.startsWith(home) ? full.slice(home.length).replaceAll('\\', '/') : undefined;
    return rest?.startsWith('/') ? `~${rest}` : full;
  };
  const fail = (path: string, why: string): undefined => {
    unreadable.push({ path: shown(path), line: null, why });
    return undefined;
  };
  const readText = async (path: string): Promise<string | undefined> => {
    const read = await onDisk(() => readFile(at(path)));
    if (!('value' in read)) return isAbsent(read.code) ? undefined : fail(path, wordsFor(read.code));
    return read.value.length > largestFile ? fail(path, 'it is too large') : textOf(read.value);
  };
  return {
    home,
    unreadable,
    readText,
    async readJson(path) {
      const text = await readText(path);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return fail(path, 'broken JSON');
      }
    },
    async list(path) {
      const read = await onDisk(() => readdir(at(path)));
      if ('value' in read) return read.value.sort();
      return isAbsent(read.code) ? undefined : fail(path, wordsFor(read.code));
    },
    async realPath(path) {
      const read = await onDisk(() => realpath(at(path)));
      return 'value' in read ? read.value : undefined;
    },
    shown,
  };
}

/** Without a byte order mark, which Windows' own editors put in front. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

function isAbsent(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

function wordsFor(code: string): string {
  return code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code;
}

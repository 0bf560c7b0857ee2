import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { systemErrorCode } from '../policy-sources/disk/files';

/** The largest file that is read, in bytes. */
export const largestFile = 2 * 1024 * 1024;

export type TextReading =
  | { readonly outcome: 'text'; readonly text: string }
  /** No file of its own: a submodule, or a link to a folder. */
  | { readonly outcome: 'folder' }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** Reads the files of one folder. Links are followed to files within it alone: what lies elsewhere is not the repository's. */
export function createTextReader(folder: string): {
  readonly read: (path: string) => TextReading;
  /** The first bytes of a file that has no ending, as text; empty where there is none. */
  readonly start: (path: string) => string;
  readonly kind: (path: string) => 'file' | 'folder' | 'broken';
} {
  const root = realpathSync(folder);
  return {
    read: (path) => onDisk(() => readWhole(root, path)),
    start: (path) => {
      const reading = onDisk(() => readStart(join(root, path)));
      return reading.outcome === 'text' ? reading.text : '';
    },
    kind: (path) => {
      const reading = onDisk((): TextReading => {
        const place = placeOf(root, path);
        if (typeof place !== 'string') return place;
        return lstatSync(place).isDirectory() ? { outcome: 'folder' } : { outcome: 'text', text: '' };
      });
      switch (reading.outcome) {
        case 'text':
          return 'file';
        case 'folder':
          return 'folder';
        case 'unreadable':
          return reading.why === outside ? 'file' : 'broken';
      }
    },
  };
}

const outside = 'it is a link to a file outside of the folder';

/** Where the file is after links; what to say instead where it cannot be read. */
function placeOf(root: string, path: string): string | TextReading {
  const place = join(root, path);
  if (!lstatSync(place).isSymbolicLink()) return place;
  const target = realpathSync(place);
  if (lstatSync(target).isDirectory()) return { outcome: 'folder' };
  return target.startsWith(root.endsWith(sep) ? root : root + sep) ? target : { outcome: 'unreadable', why: outside };
}

function readWhole(root: string, path: string): TextReading {
  if (constants.O_NOFOLLOW !== undefined) {
    // Most files are no links, and then this is all that is asked of the disk.
    const bytes = withoutLinks(() => readBytes(join(root, path), largestFile, constants.O_NOFOLLOW));
    if (bytes !== undefined) return bytes instanceof Uint8Array ? decode(bytes) : bytes;
  }
  const place = placeOf(root, path);
  if (typeof place !== 'string') return place;
  const bytes = readBytes(place, largestFile);
  return bytes instanceof Uint8Array ? decode(bytes) : bytes;
}

/** Opened without waiting, so that a pipe with nobody at its other end holds nothing up. */
function readBytes(place: string, largest: number, flags = 0): Uint8Array | TextReading {
  const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);
  try {
    const found = fstatSync(file);
    if (found.isDirectory()) return { outcome: 'folder' };
    if (!found.isFile()) return { outcome: 'unreadable', why: 'it is not a regular file' };
    if (found.size > largest) return { outcome: 'unreadable', why: 'skipped: it is larger than 2 MiB' };
    const bytes = Buffer.allocUnsafe(found.size);
    let length = 0;
    for (let got = 1; got > 0 && length < bytes.length; length += got)
      got = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** Undefined where the last part of the path is a link. */
function withoutLinks<Result>(open: () => Result): Result | undefined {
  try {
    return open();
  } catch (error) {
    // FreeBSD says EMLINK.
    if (['ELOOP', 'EMLINK'].includes(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

function readStart(place: string): TextReading {
  if (!lstatSync(place).isFile()) return { outcome: 'folder' };
  const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const bytes = Buffer.allocUnsafe(128);
    return { outcome: 'text', text: bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)) };
  } finally {
    closeSync(file);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): TextReading {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    // PowerShell's editors of old wrote this.
    return { outcome: 'text', text: new TextDecoder('utf-16le').decode(bytes) };
  }
  if (bytes.includes(0)) return { outcome: 'unreadable', why: 'it is a binary file' };
  try {
    return { outcome: 'text', text: utf8.decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { outcome: 'unreadable', why: 'it is not valid UTF-8' };
  }
}

function onDisk(read: () => TextReading): TextReading {
  try {
    return read();
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return { outcome: 'unreadable', why: wordsFor(code) };
  }
}

function wordsFor(code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is gone, or a link that leads nowhere';
    case 'ELOOP':
      return 'it is a link in a circle of links';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return code;
  }
}

import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { isSourceReason, type SourceReason } from '../../core/policy/source-reason';
import { sweepLeftovers, writeAtomically } from '../disk/atomic-write';
import { type Files, makeFolders, onDisk, systemErrorCode } from '../disk/files';
import type { Validators } from './http';
import { withinBounds } from './schedule';

/** What stands before the bytes received, in the same file, so that neither can be without the other. */
export interface EntryHeader extends Validators {
  readonly format: 1;
  readonly url: string;
  readonly sha256: string;
  readonly length: number;
  /** Milliseconds that an answer of this origin holds. */
  readonly interval: number;
}

export interface Entry {
  readonly header: EntryHeader;
  /** When the source last confirmed the bytes: the file's own time stamp, all that a 304 changes. */
  readonly confirmedAt: number;
}

export type EntryReading =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged'; readonly why: string };

/** The highest serial ever accepted from a URL, and what it held. Kept apart from the cache, whose loss must not undo it. */
export interface SerialRecord {
  readonly url: string;
  readonly serial: number;
  /** SHA-256 of the RFC 8785 form of the policy. */
  readonly digest: string;
}

/** A failed attempt, shared so that the windows of a machine back off as one. */
export interface Attempt {
  readonly url: string;
  readonly at: number;
  readonly reason: SourceReason;
  readonly detail: string;
  readonly failures: number;
  readonly failingSince: number;
  readonly nextCheckAt: number;
  /** `confirmedAt` of the entry then in force: a later confirmation overrules the attempt, whatever the clocks say. */
  readonly confirmedAt: number | undefined;
}

const headerLimit = 16 * 1024;

/** The files of one policy URL in the cache directory. Reading never rejects for what is on the disk; writing rejects with the system's error. */
export function openStore(directory: string, url: string, files: Files) {
  const name = createHash('sha256').update(url).digest('hex').slice(0, 32);
  const entryPath = join(directory, 'policies', `${name}.policy`);
  const attemptPath = join(directory, 'policies', `${name}.attempt.json`);
  const serialPath = join(directory, 'serials', `${name}.json`);

  /** The entry read last, and what told it from others: time stamp, size and file number. */
  let known: { readonly stamp: string; readonly entry: Entry } | undefined;

  const folders = async () => {
    await makeFolders(files, join(directory, 'policies'));
    await makeFolders(files, join(directory, 'serials'));
  };

  return {
    lockPath: join(directory, 'policies', `${name}.lock`),

    /** The header alone; not even that where the file is the one that was read or touched last. */
    async readEntry(): Promise<EntryReading> {
      const found = await onDisk(() => files.stat(entryPath));
      if ('code' in found) return missing(found);
      if (known !== undefined && stampOf(found.value) === known.stamp) return { kind: 'found', entry: known.entry };
      known = undefined;
      const read = await onDisk(() => readStart(files, entryPath));
      if ('code' in read) return missing(read);
      const reading = readEntry(read.value, url);
      if (reading.kind === 'found') known = { stamp: stampOf(read.value.stat), entry: reading.entry };
      return reading;
    },

    /** The bytes received; undefined when they are not those that the header speaks of. */
    async readBytes(header: EntryHeader): Promise<Uint8Array | undefined> {
      const read = await onDisk(() => files.readFile(entryPath));
      if ('code' in read) return undefined;
      const bytes = read.value.subarray(read.value.indexOf(10) + 1);
      return sha256(bytes) === header.sha256 ? bytes : undefined;
    },

    async writeEntry(header: EntryHeader, bytes: Uint8Array, confirmedAt: number): Promise<void> {
      known = undefined;
      await folders();
      const head = Buffer.from(`${JSON.stringify(header)}\n`);
      await writeAtomically(files, entryPath, Buffer.concat([head, bytes]), { modified: confirmedAt });
      await sweepLeftovers(files, join(directory, 'policies'));
    },

    async touchEntry(confirmedAt: number): Promise<void> {
      await files.utimes(entryPath, confirmedAt / 1000, confirmedAt / 1000);
      if (known === undefined) return;
      const stamp = known.stamp.replace(/^[^ ]*/, `${confirmedAt}`);
      known = { stamp, entry: { ...known.entry, confirmedAt } };
    },

    dropEntry: () => remove(files, entryPath),

    readAttempt: () => readRecord(files, attemptPath, (value) => readAttempt(value, url)),

    async writeAttempt(attempt: Attempt): Promise<void> {
      await folders();
      await writeAtomically(files, attemptPath, JSON.stringify(attempt));
    },

    dropAttempt: () => remove(files, attemptPath),

    readSerial: () => readRecord(files, serialPath, (value) => readSerial(value, url)),

    async writeSerial(record: SerialRecord): Promise<void> {
      await folders();
      await writeAtomically(files, serialPath, JSON.stringify(record));
      await sweepLeftovers(files, join(directory, 'serials'));
    },
  };
}

export type Store = ReturnType<typeof openStore>;

function missing({ code, message }: { readonly code: string; readonly message: string }): EntryReading {
  return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'damaged', why: message };
}

interface Start {
  readonly start: Uint8Array;
  readonly stat: Stats;
}

async function readStart(files: Files, path: string): Promise<Start> {
  const handle = await files.open(path, 'r');
  try {
    const stat = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(stat.size, headerLimit)));
    return { start: buffer.subarray(0, bytesRead), stat };
  } finally {
    await handle.close();
  }
}

function readEntry({ start, stat }: Start, url: string): EntryReading {
  const end = start.indexOf(10);
  const header = end === -1 ? undefined : readHeader(start.subarray(0, end));
  if (header === undefined) return { kind: 'damaged', why: 'the cached policy is damaged' };
  if (header.url !== url) return { kind: 'damaged', why: 'the cached policy is that of another URL' };
  if (stat.size !== end + 1 + header.length) return { kind: 'damaged', why: 'the cached policy is not whole' };
  return { kind: 'found', entry: { header, confirmedAt: Math.round(stat.mtimeMs) } };
}

function stampOf({ mtimeMs, size, ino }: Stats): string {
  return `${Math.round(mtimeMs)} ${size} ${ino}`;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function remove(files: Files, path: string): Promise<void> {
  try {
    await files.unlink(path);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}

async function readRecord<Value>(
  files: Files,
  path: string,
  check: (value: Readonly<Record<string, unknown>>) => Value | undefined,
): Promise<Value | undefined> {
  const read = await onDisk(() => files.readFile(path));
  if ('code' in read) return undefined;
  const value = parseObject(read.value);
  return value === undefined ? undefined : check(value);
}

function readHeader(bytes: Uint8Array): EntryHeader | undefined {
  const value = parseObject(bytes);
  if (value === undefined) return undefined;
  const { format, url, sha256: digest, length, interval, etag, lastModified } = value;
  if (format !== 1 || typeof url !== 'string' || typeof digest !== 'string') return undefined;
  if (typeof length !== 'number' || typeof interval !== 'number' || !Number.isFinite(interval)) return undefined;
  return {
    format,
    url,
    sha256: digest,
    length,
    interval: withinBounds(interval),
    etag: text(etag),
    lastModified: text(lastModified),
  };
}

function readAttempt(value: Readonly<Record<string, unknown>>, wanted: string): Attempt | undefined {
  const { url, at, reason, detail, failures, failingSince, nextCheckAt, confirmedAt } = value;
  if (url !== wanted || !isSourceReason(reason) || typeof detail !== 'string') return undefined;
  if (typeof at !== 'number' || typeof failures !== 'number') return undefined;
  if (typeof failingSince !== 'number' || typeof nextCheckAt !== 'number') return undefined;
  return {
    url,
    at,
    reason,
    detail,
    failures,
    failingSince,
    nextCheckAt,
    confirmedAt: typeof confirmedAt === 'number' ? confirmedAt : undefined,
  };
}

function readSerial(value: Readonly<Record<string, unknown>>, wanted: string): SerialRecord | undefined {
  const { url, serial, digest } = value;
  if (url !== wanted || typeof serial !== 'number' || typeof digest !== 'string') return undefined;
  return { url, serial, digest };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

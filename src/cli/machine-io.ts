import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Io } from './subcommand';

/** The machine that the command runs on. */
export function machineIo(): Io {
  const cwd = process.cwd();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stdin: readStandardInput,
    cwd,
    env: process.env,
    now: Date.now,
    files: {
      read: (path) => readFile(resolve(cwd, path)),
      write: (path, contents, { mode, exclusive = false } = {}) =>
        writeFile(resolve(cwd, path), contents, {
          flag: exclusive ? 'wx' : 'w',
          ...(mode === undefined ? {} : { mode }),
        }),
    },
    asset: (name) => readFile(join(__dirname, name)),
    version: readVersion(),
  };
}

/** Whoever reads may stop early (`… | head -1`); the exit code stays what it would have been. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function readStandardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** From the package.json that the bundle ships with, one folder up; from the sources it is two. */
function readVersion(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: unknown };
    return typeof version === 'string' ? version : 'unknown';
  }
  return 'unknown';
}

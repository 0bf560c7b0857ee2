import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { version } from '../../package.json';
import { readAsset } from './asset';
import type { Io } from './subcommand';

/** The machine that the command runs on. */
export function machineIo(): Io {
  const cwd = process.cwd();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithoutOutput);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stdin: () => readBounded(process.stdin),
    cwd,
    env: process.env,
    now: Date.now,
    files: {
      read: (path) => readBounded(createReadStream(resolve(cwd, path))),
      write: (path, contents, { mode, exclusive = false } = {}) =>
        writeFile(resolve(cwd, path), contents, {
          flag: exclusive ? 'wx' : 'w',
          ...(mode === undefined ? {} : { mode }),
        }),
    },
    asset: readAsset,
    version,
  };
}

/**
 * Whoever reads may stop early (`… | head -1`); the exit code stays what it would have been. Where the output cannot be written
 * otherwise (a full disk) it is cut off already, and `1` would say that something was found.
 */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`ai-tool-policy: the output could not be written: ${error.message}\n`);
  process.exit(2);
}

/** Far above what a policy may have, so that its reader is who says how large one may be; no bound would be `/dev/zero`'s. */
const largestInput = 64 * 1024 * 1024;

async function readBounded(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > largestInput) throw Object.assign(new Error('too large'), { code: 'EFBIG', syscall: 'read' });
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

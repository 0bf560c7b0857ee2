import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { onDisk } from '../disk/files';
import type { Answer, HttpLimits, Validators } from './http';

/**
 * A `file:` URL as if it were served: time stamp and size are its validator, a file that cannot be read is the network's
 * fault (it often lies on a share). Opened without blocking, since a named pipe would wait for a writer.
 */
export async function readFileUrl(
  url: URL,
  validators: Validators | undefined,
  limits: Pick<HttpLimits, 'bytes'>,
): Promise<Answer> {
  const path = pathOf(url);
  if (path === undefined) return failed('network', 'the file URL names no file on this machine');
  const read = await onDisk(async (): Promise<Answer> => {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return failed('not-a-policy', 'not a regular file');
      if (stat.size > limits.bytes)
        return failed('too-large', `the file is larger than ${limits.bytes / 1024 / 1024} MiB`);
      const etag = `"${stat.mtimeMs}-${stat.size}"`;
      if (validators?.etag === etag) return { kind: 'not-modified', cacheControl };
      const buffer = Buffer.alloc(stat.size);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return {
        kind: 'body',
        bytes: buffer.subarray(0, bytesRead),
        cutShort: undefined,
        contentType: undefined,
        validators: { etag, lastModified: undefined },
        cacheControl,
      };
    } finally {
      await handle.close();
    }
  });
  return 'code' in read ? failed('network', read.message) : read.value;
}

/** The shortest interval that there is: reading a file costs no one anything. */
const cacheControl = 'max-age=0';

/** undefined for a host's file on a system that has no such paths, and for escapes that no path can hold. */
function pathOf(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function failed(reason: 'network' | 'not-a-policy' | 'too-large', detail: string): Answer {
  return { kind: 'failed', reason, detail, retryAfter: null };
}

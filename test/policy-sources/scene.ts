import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUrlSource, type UrlSource, type UrlSourceOptions } from '../../src/policy-sources/url-source';
import { readPolicy } from './policies';

/** A day long before any certificate or file of these tests, so that a real clock in their place would show. */
export const noon = Date.parse('2026-07-03T12:00:00Z');

/** Limits for what is meant to be too slow, so that the suite is not. */
export const quickLimits = { progress: 120, total: 300 };

export interface Scene {
  readonly directory: string;
  /** The clock of every source of the scene. */
  now: number;
  /** Another window on the same cache. */
  open(options: Partial<UrlSourceOptions> & { readonly url: string }): UrlSource;
  close(): void;
}

/** In memory where the system has such a place: waiting for a disk says nothing about the product. */
export const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A cache directory and a clock; `random` is the middle, so that intervals are as written. */
export function openScene(): Scene {
  const directory = mkdtempSync(join(scratch, 'policy-sources-'));
  const sources: UrlSource[] = [];
  const scene: Scene = {
    directory,
    now: noon,
    open: (options) => {
      const source = createUrlSource({
        publicKeys: [],
        cacheDirectory: join(directory, 'cache'),
        readPolicy,
        now: () => scene.now,
        random: () => 0.5,
        ...options,
      });
      sources.push(source);
      return source;
    },
    close: () => {
      for (const source of sources) source.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return scene;
}

import type { Tool } from './tool';
import * as files from './tools';

/**
 * The tools of every file in `tools/`. In the bundles `bundle.mjs` puts one JSON text in this module's place, so that
 * nothing is parsed before the first look-up.
 */
export function readBuiltInTools(): readonly Tool[] {
  // The schema is asked in a test: to ask it again at every start would cost time for nothing.
  return Object.values(files).flat() as unknown as readonly Tool[];
}

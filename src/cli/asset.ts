import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Reads a file that this program ships, by its name. The build puts these files into the program (esbuild.mjs), which is one file
 * then, to be copied to wherever it is needed; elsewhere they lie beside it.
 */
export function readAsset(name: string): Promise<Uint8Array> {
  return readFile(join(__dirname, name));
}

import { deepEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUrlSource } from '../../../src/policy-sources/url-source';
import { extensionId } from '../../../src/vscode/contributions';
import { readPolicy } from '../../policy-sources/policies';

/** The extension's own folder for all windows. */
export function storageOf(userDataFolder: string): string {
  return join(userDataFolder, 'User', 'globalStorage', extensionId);
}

/** The policy kept on the disk is one that was served whole; gives its serial. */
export async function checkCache(storage: string, url: string): Promise<number> {
  const source = createUrlSource({ url, publicKeys: [], cacheDirectory: storage, readPolicy, now: Date.now });
  try {
    const { policy, notes, detail } = await source.load();
    deepEqual(notes, []);
    ok(policy !== undefined, detail);
    return policy.serial;
  } finally {
    source.dispose();
  }
}

/** Every shim is a script that its shell reads to the end, and stands in a folder that is marked as one of shims. */
export function checkShims(storage: string): readonly string[] {
  const root = join(storage, 'shims');
  const folders = readdirSync(root).map((name) => join(root, name));
  return folders.flatMap((folder) => {
    const scripts = readdirSync(folder).filter((name) => !name.startsWith('.'));
    // Cut short before its first shim, a folder may be empty; a shim without the marker would take another for the program.
    if (scripts.length > 0)
      ok(/^(active|ending|pass-through)\n$/.test(markerOf(folder)), `${folder}: ${markerOf(folder)}`);
    for (const name of scripts) {
      const path = join(folder, name);
      ok(readFileSync(path, 'utf8').startsWith('#!/bin/'), `${path} does not begin as a script`);
      execFileSync('/bin/sh', ['-n', path]);
    }
    return scripts.map((name) => join(folder, name));
  });
}

function markerOf(folder: string): string {
  return readFileSync(join(folder, '.ai-tool-policy-shims'), 'utf8');
}

import { hostname } from 'node:os';
import { delimiter } from 'node:path';
import { codeOf } from './private-files';
import type { FoldersSetup } from './shim-folders';

/** Between folders on PATH, where the extension host runs: that is where the terminals are. */
export const pathSeparator = delimiter;

export function foldersOfThisWindow(storage: string): FoldersSetup {
  return {
    storage,
    platform: process.platform,
    holder: { processId: process.pid, hostName: hostname(), isRunning, now: Date.now },
  };
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Somebody else's process is one that runs.
    return codeOf(error) === 'EPERM';
  }
}

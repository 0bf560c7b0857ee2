import { readdirSync, readFileSync } from 'node:fs';
import { until } from './until';

/** Process ids of the extension hosts of one server, known by its folder in their environment. Linux. */
export function extensionHosts(home: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost') &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`HOME=${home}`)
        );
      } catch {
        // It has ended in between, or belongs to somebody else.
        return false;
      }
    });
}

/**
 * Ends the extension hosts of one server, which keeps one for a window that may come back. False where they cannot be found: only
 * Linux says so of processes.
 */
export async function endExtensionHosts(home: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  await until('no extension host', () => {
    const hosts = extensionHosts(home);
    for (const pid of hosts) end(pid);
    return hosts.length === 0;
  });
  return true;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in between.
  }
}

import { execFileSync } from 'node:child_process';

/** Why tests that need openssl cannot run here; undefined where they can. */
export const noOpenssl: string | undefined = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'there is no openssl on this machine';
  }
})();

/** Runs openssl and gives its output's bytes. */
export function openssl(args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** `it`, or a skipped one whose title says why. */
export function itWithOpenssl(title: string, run: () => Promise<void>): void {
  if (noOpenssl === undefined) it(title, run);
  else it.skip(`${title} (${noOpenssl})`);
}

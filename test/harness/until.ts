export interface Patience {
  /** How long to wait at most, in ms. Generous by default: two cores may be shared by many. */
  readonly timeout?: number;
  /** How often to look, in ms. */
  readonly interval?: number;
}

/**
 * Waits for a condition: asks `probe` again and again until it gives something other than undefined or false.
 * What a probe throws counts as 'not yet', and the last of it is in the message when the time is up.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { timeout = 120_000, interval = 100 }: Patience = {},
  seen?: () => Promise<unknown> | unknown,
): Promise<T> {
  const deadline = Date.now() + timeout;
  let failure: unknown;
  do {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
  } while (Date.now() < deadline);
  const reason = failure === undefined ? '' : ` Last error: ${String(failure)}`;
  const last = seen === undefined ? '' : ` Seen instead: ${await describe(seen)}`;
  throw new Error(`Waited ${timeout / 1000} s for ${what}.${reason}${last}`);
}

async function describe(seen: () => Promise<unknown> | unknown): Promise<string> {
  try {
    return JSON.stringify(await seen());
  } catch (error) {
    return String(error);
  }
}

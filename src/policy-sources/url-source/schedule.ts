/**
 * When a source is asked again. Pure, so that the fleet simulation in `test/bench/fleet.ts` runs these very functions.
 * All times and durations are in milliseconds; `random` gives a number from 0 up to 1.
 */

export const minute = 60_000;
export const hour = 60 * minute;

const shortestInterval = 5 * minute;
const longestInterval = 24 * hour;
const intervalWhenSilent = hour;
const jitter = 0.1;

/** A clock that is this far behind a time stamp was set back; less is the ordinary correction by a time server. */
const clockTolerance = minute;

/** How long an answer holds: `max-age` within 5 minutes and 24 hours, an hour where the header does not say. */
export function refreshInterval(cacheControl: string | null): number {
  const match = /(?:^|[\s,])max-age\s*=\s*"?(\d+)"?\s*(?:,|$)/i.exec(cacheControl ?? '');
  if (match === null) return intervalWhenSilent;
  return withinBounds(Number(match[1]) * 1000);
}

/** An interval no shorter and no longer than there may be. */
export function withinBounds(interval: number): number {
  return Math.min(longestInterval, Math.max(shortestInterval, interval));
}

/** The next check after a good answer: the interval, give or take a tenth, so that machines started together drift apart. */
export function nextAfterSuccess(at: number, interval: number, random: number): number {
  return Math.round(at + interval * (1 - jitter + 2 * jitter * random));
}

export interface Failure {
  readonly at: number;
  /** Of the last good answer; an hour where there was none. */
  readonly interval: number;
  /** Failures in a row, this one included. */
  readonly failures: number;
  /** What the origin asked for. */
  readonly retryAfter: number | undefined;
  /** Whether a last good policy is in force meanwhile. */
  readonly hasPolicy: boolean;
  readonly random: number;
}

/**
 * The next check after a failure: full jitter, that is any moment up to a ceiling that doubles with each failure; `Retry-After`
 * comes before it, since everyone who was given the same date must not return at that date.
 *
 * The first ceiling is twice the interval and not, as usual, some seconds. Clients that fail in an outage return at the rate
 * λ·(1 + retries per client so far); with quick retries an hour's outage would end in several times the usual load λ. With
 * ceilings of 2 and 4 intervals a client retries 0.56 times in the first interval, which keeps the origin below 2·λ before and
 * after it recovers. It costs little: the last good policy stays in force. A client that never had one retries soon; there are
 * few of them, and they are unprotected.
 */
export function nextAfterFailure(failure: Failure): number {
  const first = failure.hasPolicy ? Math.min(2 * failure.interval, 2 * hour) : minute;
  const last = failure.hasPolicy ? Math.max(first, 4 * hour) : 2 * hour;
  const ceiling = Math.min(last, first * 2 ** Math.min(failure.failures - 1, 20));
  return Math.round(failure.at + (failure.retryAfter ?? 0) + failure.random * ceiling);
}

/** `Retry-After` in seconds or as a date, as a duration from `now`: at most a day; undefined where absent or not readable. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(longestInterval, Number(text) * 1000);
  if (!/^[A-Za-z]{3,9},/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.min(longestInterval, Math.max(0, date - now));
}

/** True when the time has come, and when `stampedAt` lies in the future: then the clock was set back and nothing else is sure. */
export function isDue(now: number, stampedAt: number, nextCheckAt: number): boolean {
  return now >= nextCheckAt || now < stampedAt - clockTolerance;
}

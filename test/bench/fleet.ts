import { nextAfterFailure, nextAfterSuccess, refreshInterval } from '../../src/policy-sources/url-source/schedule';
import type { BenchRow } from './row';

export interface Fleet {
  readonly clients: number;
  /** What the server says of its answers; silent where undefined. */
  readonly cacheControl?: string;
  /** Milliseconds that its errors ask to wait. */
  readonly retryAfter?: number;
}

export interface FleetRates {
  /** Requests a second: the mean before the outage. */
  readonly mean: number;
  /** The busiest minute before, within and after the outage, as multiples of the mean. */
  readonly peaks: { readonly before: number; readonly during: number; readonly after: number };
  readonly perMinute: readonly number[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const outage = { start: 10 * hour, end: 11 * hour };

/**
 * A day of clients against one origin, an hour of which it answers 503 to everyone. Each client does what the product does,
 * by the product's own functions; when it first asks is spread over its interval, as after some days in service.
 */
export function simulateFleet({ clients, cacheControl, retryAfter }: Fleet, random: () => number): FleetRates {
  const perMinute = new Array<number>(day / minute).fill(0);
  const interval = refreshInterval(cacheControl ?? null);
  for (let client = 0; client < clients; client++) {
    let at = random() * interval;
    let failures = 0;
    while (at < day) {
      const index = Math.floor(at / minute);
      perMinute[index] = (perMinute[index] ?? 0) + 1;
      const fails = at >= outage.start && at < outage.end;
      failures = fails ? failures + 1 : 0;
      at = fails
        ? nextAfterFailure({ at, interval, failures, retryAfter, hasPolicy: true, random: random() })
        : nextAfterSuccess(at, interval, random());
    }
  }
  const mean = average(perMinute.slice(interval / minute, outage.start / minute));
  const peak = (from: number, to: number) => Math.max(...perMinute.slice(from / minute, to / minute)) / mean;
  const settled = Math.min(interval, outage.start - hour);
  return {
    mean: mean / 60,
    peaks: {
      before: peak(settled, outage.start),
      during: peak(outage.start, outage.end),
      after: peak(outage.end, day),
    },
    perMinute,
  };
}

const fleets: readonly (Fleet & { readonly name: string })[] = [
  { name: 'silent server', clients: 100_000 },
  { name: 'max-age=300', clients: 100_000, cacheControl: 'max-age=300' },
  { name: 'max-age=14400', clients: 100_000, cacheControl: 'max-age=14400' },
  { name: 'Retry-After: 120', clients: 100_000, retryAfter: 2 * minute },
];

/** Peaks as multiples of the mean request rate; the target holds after recovery. */
export async function benchFleet(): Promise<BenchRow[]> {
  return fleets.flatMap(({ name, ...fleet }) => {
    const { mean, peaks } = simulateFleet(fleet, seeded(20_260_703));
    const row = (what: string, median: number, unit: BenchRow['unit'], target?: number): BenchRow => ({
      name: `fleet: ${name}: ${what}`,
      median,
      unit,
      ...(target === undefined ? {} : { target }),
    });
    return [
      row('mean before the outage', mean, 'requests/s'),
      row('busiest minute before, of the mean', peaks.before, '×'),
      row('busiest minute in the outage, of the mean', peaks.during, '×'),
      row('busiest minute after, of the mean', peaks.after, '×', 2),
    ];
  });
}

/** Mulberry32: the same day every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

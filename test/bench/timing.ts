import type { BenchRow } from './row';

/**
 * Milliseconds of work that waits for nothing: by the clock or by the processor's time, whichever is less. What else the machine does
 * is only in the first, and what other threads of this process do meanwhile only in the second.
 */
export function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  const clock = clocked(work);
  const { user, system } = process.cpuUsage(before);
  return Math.min(clock, (user + system) / 1000);
}

/** Milliseconds by the clock. */
export function clocked(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of each of so many runs. */
export function timedOften(times: number, work: () => unknown): readonly number[] {
  return Array.from({ length: times }, () => timed(work));
}

/** The middle one of several values, and the least and the most. */
export function spreadOf(values: readonly number[]): Required<Pick<BenchRow, 'median' | 'spread'>> {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number): number => sorted.at(index) ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), spread: [at(0), at(-1)] };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}

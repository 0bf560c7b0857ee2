/** One line of the table: what was measured, and what was aimed at. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  readonly unit: 'ms' | 'kB' | 'µs' | '×' | 'lines/s' | 'requests/s';
  /** 99th percentile. */
  readonly p99?: number;
  /** Fastest and slowest, where several runs were made. */
  readonly spread?: readonly [least: number, most: number];
  /** Not to be passed (`lines/s`: to be reached). */
  readonly target?: number;
}

/** One line of the table: what was measured, and what was aimed at. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  readonly unit: 'ms' | 'kB' | 'µs' | '×' | '/s' | 'requests/s';
  /** Slowest and fastest, where several runs were made. */
  readonly spread?: readonly [least: number, most: number];
  /** Not to be passed (`/s`: to be reached). */
  readonly target?: number;
}

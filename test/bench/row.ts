/** One line of the table: what was measured, beside what, and what was aimed at. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  readonly unit: 'ms' | 'kB' | 'MB' | 'µs' | '×' | '%' | 'lines/s' | 'requests/s' | 'timers';
  /** 99th percentile. */
  readonly p99?: number;
  /** Fastest and slowest, where several runs were made. */
  readonly spread?: readonly [least: number, most: number];
  /** Not to be passed (`lines/s`: to be reached). */
  readonly target?: number;
  /** Something else of the same run and in the same unit, which says more on another machine than the figure itself. */
  readonly against?: Yardstick;
  /** What the figure is mostly made of, in a few words. */
  readonly dominatedBy?: string;
}

export interface Yardstick {
  readonly name: string;
  readonly median: number;
  /** How many times it the row's median is to be at most. */
  readonly target?: number;
}

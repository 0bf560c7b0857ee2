import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { BenchRow } from './row';
import { isMissed, tableOf } from './table';

const figure: BenchRow = { name: 'a', median: 12.345, unit: 'ms' };
const yardstick = { name: 'a bare read', median: 10 };

interface Row {
  readonly title: string;
  readonly row: BenchRow;
  readonly lines: readonly string[];
  readonly missed: boolean;
}

const rows: readonly Row[] = [
  { title: 'a figure alone', row: figure, lines: ['a        12.3 ms'], missed: false },
  {
    title: 'spread, percentile and a target that is met',
    row: { ...figure, spread: [10, 1234], p99: 99.99, target: 20 },
    lines: ['a        12.3 ms (10–1,234), 99th percentile 100  target 20'],
    missed: false,
  },
  {
    title: 'a target that is missed',
    row: { ...figure, target: 12 },
    lines: ['a        12.3 ms  target 12  MISSED'],
    missed: true,
  },
  {
    title: 'a speed is to be reached',
    row: { ...figure, unit: 'lines/s', target: 12 },
    lines: ['a        12.3 lines/s  target 12'],
    missed: false,
  },
  {
    title: 'beside something, and made of something',
    row: { ...figure, against: yardstick, dominatedBy: 'the parser' },
    lines: ['a        12.3 ms', '    1.23 × a bare read (10 ms); mostly the parser'],
    missed: false,
  },
  {
    title: 'a ratio that is too large',
    row: { ...figure, against: { ...yardstick, target: 1.2 } },
    lines: ['a        12.3 ms', '    1.23 × a bare read (10 ms), target 1.2  MISSED'],
    missed: true,
  },
  {
    title: 'no figure at all is no target met',
    row: { ...figure, median: Number.NaN, target: 20 },
    lines: ['a         NaN ms  target 20  MISSED'],
    missed: true,
  },
];

describe("the benchmarks' table", () => {
  for (const { title, row, lines, missed } of rows) {
    it(title, () => {
      deepStrictEqual(tableOf([row]).split('\n'), lines);
      strictEqual(isMissed(row), missed);
    });
  }
});

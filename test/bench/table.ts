import type { BenchRow } from './row';

/** The rows as people read them: a line for each figure, and under it what it is beside and what it is made of. */
export function tableOf(rows: readonly BenchRow[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.flatMap((row) => linesOf(row, width)).join('\n');
}

/** Whether a target was not met; one for the ratio to something else counts as well. */
export function isMissed(row: BenchRow): boolean {
  return isFigureMissed(row) || isRatioMissed(row);
}

function linesOf(row: BenchRow, width: number): readonly string[] {
  const { name, median, unit, against, dominatedBy } = row;
  const spread = row.spread === undefined ? '' : ` (${show(row.spread[0])}–${show(row.spread[1])})`;
  const p99 = row.p99 === undefined ? '' : `, 99th percentile ${show(row.p99)}`;
  const target = row.target === undefined ? '' : `  target ${show(row.target)}${isFigureMissed(row) ? '  MISSED' : ''}`;
  const notes = [
    ...(against === undefined ? [] : [besides(row, against)]),
    ...(dominatedBy === undefined ? [] : [`mostly ${dominatedBy}`]),
  ];
  return [
    `${name.padEnd(width)}  ${show(median).padStart(10)} ${unit}${spread}${p99}${target}`,
    ...(notes.length === 0 ? [] : [`    ${notes.join('; ')}`]),
  ];
}

function besides(row: BenchRow, { name, median, target }: NonNullable<BenchRow['against']>): string {
  const aim = target === undefined ? '' : `, target ${show(target)}${isRatioMissed(row) ? '  MISSED' : ''}`;
  return `${show(row.median / median)} × ${name} (${show(median)} ${row.unit})${aim}`;
}

function isFigureMissed({ median, target, unit }: BenchRow): boolean {
  if (target === undefined) return false;
  return unit === 'lines/s' ? !(median >= target) : !(median <= target);
}

function isRatioMissed({ median, against }: BenchRow): boolean {
  return against?.target !== undefined && !(median / against.median <= against.target);
}

function show(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

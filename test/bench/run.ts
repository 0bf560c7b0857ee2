import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row';

/** Every bench by the word that runs it alone: `npm run bench -- decide sizes`. `fleet` runs only when asked for. */
const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  sizes: async () => (await import('./sizes')).benchSizes(),
  activation: async () => (await import('./activation')).benchActivation(),
  status: async () => (await import('./status')).benchStatus(),
  policy: async () => (await import('./policy')).benchPolicy(),
  decide: async () => (await import('./decide')).benchDecide(),
  extensions: async () => (await import('./extensions')).benchExtensions(),
  refresh: async () => (await import('./refresh')).benchRefresh(),
  files: async () => (await import('./files')).benchFiles(),
  classify: async () => (await import('./classify')).benchClassify(),
  fleet: async () => (await import('./fleet')).benchFleet(),
};

const onlyWhenAsked: readonly string[] = ['fleet'];

/** Prints one table (or JSON); exits 1 where a target was missed. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`No bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  const chosen =
    positionals.length > 0 ? positionals : Object.keys(benches).filter((name) => !onlyWhenAsked.includes(name));
  const rows: BenchRow[] = [];
  for (const name of chosen) rows.push(...((await benches[name]?.()) ?? []));
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${process.platform}`;
  if (values.json === true) console.log(JSON.stringify({ machine, rows }, null, 2));
  else print(machine, rows);
  if (rows.some(isMissed)) process.exitCode = 1;
}

function print(machine: string, rows: readonly BenchRow[]): void {
  console.log(machine);
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const row of rows) {
    const spread = row.spread === undefined ? '' : ` (${show(row.spread[0])}–${show(row.spread[1])})`;
    const p99 = row.p99 === undefined ? '' : `, 99th percentile ${show(row.p99)}`;
    const target = row.target === undefined ? '' : `  target ${show(row.target)}${isMissed(row) ? '  MISSED' : ''}`;
    console.log(`${row.name.padEnd(width)}  ${show(row.median).padStart(10)} ${row.unit}${spread}${p99}${target}`);
  }
}

function isMissed({ median, target, unit }: BenchRow): boolean {
  if (target === undefined) return false;
  return unit === 'lines/s' ? median < target : median > target;
}

function show(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});

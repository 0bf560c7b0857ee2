import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row';
import { isMissed, tableOf } from './table';

/**
 * Every bench by the word that runs it alone: `npm run bench -- decide sizes`. What takes minutes, or tells of no machine, runs only
 * when asked for.
 */
const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  sizes: async () => (await import('./sizes')).benchSizes(),
  activation: async () => (await import('./activation')).benchActivation(),
  status: async () => (await import('./status')).benchStatus(),
  policy: async () => (await import('./policy')).benchPolicy(),
  decide: async () => (await import('./decide')).benchDecide(),
  extensions: async () => (await import('./extensions')).benchExtensions(),
  refresh: async () => (await import('./refresh')).benchRefresh(),
  files: async () => (await import('./files')).benchFiles(),
  check: async () => (await import('./check')).benchCheck(),
  classify: async () => (await import('./classify')).benchClassify(),
  heap: async () => (await import('./heap')).benchHeap(),
  idle: async () => (await import('./idle')).benchIdle(),
  fleet: async () => (await import('./fleet')).benchFleet(),
};

const onlyWhenAsked: readonly string[] = ['heap', 'idle', 'fleet'];

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
  else console.log(`${machine}\n${tableOf(rows)}`);
  if (rows.some(isMissed)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});

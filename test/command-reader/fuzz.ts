import { loadReader, type ShellReader } from '../../src/command-reader/parse/index';
import type { Shell } from '../../src/command-reader/types';
import { installedGrammars } from './grammars';
import { FRAGMENTS } from './parse/fragments';

/**
 * A job of its own: reads many generated lines and fails when one throws, takes too long, or memory grows.
 * `npx tsx test/command-reader/fuzz.ts [lines for each shell] [seed]`
 */
const LINES = Number(process.argv[2] ?? 1_000_000);
const SEED = Number(process.argv[3] ?? 1);
const MAXIMUM_CPU_MILLISECONDS = 50;
const MAXIMUM_GROWTH_BYTES = 50_000_000;
const MAXIMUM_FRAGMENTS = 60;
const SHELLS: readonly Shell[] = ['bash', 'zsh', 'sh', 'fish', 'pwsh', 'cmd'];

let state = SEED;

async function main(): Promise<void> {
  for (const shell of SHELLS) {
    const read = await loadReader(shell, installedGrammars);
    let slowest = { milliseconds: 0, text: '' };
    let residentBefore = 0;
    for (let count = 0; count < LINES; count += 1) {
      const text = generateLine();
      let milliseconds = timeOf(shell, read, text);
      // Compiling and collecting garbage count as well: only what is slow again is slow.
      for (let again = 0; again < 3 && milliseconds > MAXIMUM_CPU_MILLISECONDS / 5; again += 1) {
        milliseconds = Math.min(milliseconds, timeOf(shell, read, text));
      }
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text };
      // After a tenth the engine has settled.
      if (count === Math.floor(LINES / 10)) residentBefore = process.memoryUsage().rss;
    }
    const growth = process.memoryUsage().rss - residentBefore;
    console.log(
      `${shell}: ${LINES} lines, slowest ${slowest.milliseconds.toFixed(1)} ms, grew by ${(growth / 1e6).toFixed(1)} MB`,
    );
    if (slowest.milliseconds > MAXIMUM_CPU_MILLISECONDS) fail(`${shell} was slow`, slowest.text, undefined);
    if (growth > MAXIMUM_GROWTH_BYTES) fail(`${shell} grew`, '', undefined);
  }
}

function timeOf(shell: Shell, read: ShellReader, text: string): number {
  const started = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    fail(`${shell} threw`, text, error);
  }
  return process.cpuUsage(started).user / 1_000;
}

function generateLine(): string {
  let text = '';
  for (let left = random(MAXIMUM_FRAGMENTS); left > 0; left -= 1) text += FRAGMENTS[random(FRAGMENTS.length)] ?? '';
  return text;
}

/** A linear congruential generator, so that a seed gives the same lines everywhere. */
function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * below);
}

function fail(what: string, text: string, error: unknown): void {
  console.error(what, JSON.stringify(text), error ?? '');
  process.exitCode = 1;
}

void main();

import { randomFrom } from './lines';
import { fuzz } from './target';
import { allTargets } from './targets';

/**
 * `npm run fuzz` goes on until Ctrl-C, a seed after the other; `npm run fuzz -- [inputs of each target] [seed] [word of a target's
 * name]` ends: with 1 where an input makes something throw, takes too long whenever it is read, or breaks what holds for all of
 * them, or where memory grows.
 */
const [count, given, word = ''] = process.argv.slice(2);
const rounds = count === undefined ? Number.POSITIVE_INFINITY : 1;
const inputs = Number(count ?? 10_000);
const firstSeed = Number(given ?? Date.now() % 1_000_000);

const maximumMegabytesGrown = 50;
/** How many inputs are read before memory counts: by then the engine has settled. */
const warmUp = 5_000;

async function main(): Promise<void> {
  const targets = (await allTargets()).filter(({ name }) => name.includes(word));
  let wrong = 0;
  for (let round = 0; round < rounds; round += 1) {
    const seed = firstSeed + round;
    for (const target of targets) {
      const random = randomFrom(seed);
      const started = performance.now();
      const early = await fuzz(target, Math.min(inputs, warmUp), random);
      const memory = process.memoryUsage().rss;
      const late = await fuzz(target, inputs - Math.min(inputs, warmUp), random);
      const faults = [...early.faults, ...late.faults];
      const slowest = Math.max(early.slowest, late.slowest).toFixed(1);
      const grown = inputs > warmUp ? Math.round((process.memoryUsage().rss - memory) / 1e6) : 0;
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(
        `${target.name}: ${inputs} inputs of seed ${seed}, ${seconds} s, at most ${slowest} ms for one, ${faults.length} faults, ${grown} MB more than after the first`,
      );
      for (const { input, why } of faults.slice(0, 10))
        console.error(`  ${JSON.stringify(input.slice(0, 2_000))}: ${why}`);
      if (grown > maximumMegabytesGrown) console.error(`  memory grew by ${grown} MB`);
      wrong += faults.length + (grown > maximumMegabytesGrown ? 1 : 0);
    }
  }
  process.exitCode = wrong > 0 ? 1 : 0;
}

void main();

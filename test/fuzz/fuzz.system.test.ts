import { deepStrictEqual } from 'node:assert/strict';
import { randomFrom } from './lines';
import { fuzz, type Target } from './target';
import { allTargets } from './targets';

const seed = 20_261_122;

/** So many of each that all take some seconds; `npm run fuzz` goes on for as long as it is let. */
const counts: readonly (readonly [start: string, count: number])[] = [
  ['policy texts', 3_000],
  ['manifests', 5_000],
  ['command lines', 4_000],
  ['file ', 400],
];

describe('generated inputs of a fixed seed', function () {
  this.timeout(60_000);
  let targets: readonly Target[];
  before(async () => {
    targets = await allTargets();
  });

  for (const [start, count] of counts) {
    it(`${start.trim()}: ${count} of each`, async () => {
      for (const target of targets.filter(({ name }) => name.startsWith(start)))
        deepStrictEqual((await fuzz(target, count, randomFrom(seed))).faults, []);
    });
  }
});

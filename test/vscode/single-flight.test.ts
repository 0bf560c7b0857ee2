import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { singleFlight } from '../../src/vscode/single-flight';

describe('one run at a time', () => {
  let running: number;
  let most: number;
  let starts: number;
  let end: () => void;
  const held = () => {
    starts += 1;
    running += 1;
    most = Math.max(most, running);
    return new Promise<void>((resolve) => {
      end = () => {
        running -= 1;
        resolve();
      };
    });
  };
  beforeEach(() => {
    running = 0;
    most = 0;
    starts = 0;
  });
  const turns = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };

  it('who asks meanwhile shares one run that starts afterwards', async () => {
    const run = singleFlight(held);
    const first = run();
    const asked = [run(), run()];
    strictEqual(starts, 1);
    end();
    await first;
    await turns();
    strictEqual(starts, 2);
    end();
    await Promise.all(asked);
    deepStrictEqual([starts, most], [2, 1]);
  });

  it('who asks again as soon as a run ends does not run beside the one that is queued', async () => {
    const run = singleFlight(held);
    const again = run().then(() => run());
    const queued = run();
    end();
    await turns();
    deepStrictEqual([starts, most], [2, 1]);
    end();
    await Promise.all([again, queued]);
    deepStrictEqual([starts, most], [2, 1]);
  });

  it('a run that fails tells who asked for it, and the queued one starts', async () => {
    let fails = true;
    const run = singleFlight(async () => {
      starts += 1;
      if (fails) throw new Error('no');
    });
    const first = run();
    const queued = run();
    fails = false;
    await rejects(first, /no/);
    await queued;
    strictEqual(starts, 2);
  });
});

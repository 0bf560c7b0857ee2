import { deepStrictEqual } from 'node:assert/strict';
import { createLookSchedule, type Reason } from '../../src/vscode/observe/look-schedule';
import { createClock } from './clock';

const look = (subject: object): Reason => ({ subject, kind: 'look' });
const once = (subject: object): Reason => ({ subject, kind: 'look-once' });
const check = (subject: object): Reason => ({ subject, kind: 'check' });

describe('looking at processes', () => {
  const setUp = () => {
    const clock = createClock();
    const looks: string[] = [];
    const schedule = createLookSchedule({
      every: 3000,
      first: 1000,
      now: clock.now,
      after: clock.after,
      look: async (kind) => void looks.push(`${kind} at ${clock.now()}`),
    });
    return { clock, looks, schedule };
  };

  it('there is no timer while there is no reason', async () => {
    const { clock, looks, schedule } = setUp();
    deepStrictEqual(clock.timers(), 0);
    schedule.update([]);
    deepStrictEqual(clock.timers(), 0);
    schedule.update([look({})]);
    deepStrictEqual(clock.timers(), 1);
    schedule.update([]);
    deepStrictEqual(clock.timers(), 0);
    await clock.pass(60_000);
    deepStrictEqual(looks, []);
  });

  it('after one second, then every three seconds while a reason holds, and no longer', async () => {
    const { clock, looks, schedule } = setUp();
    const terminal = {};
    schedule.update([look(terminal)]);
    await clock.pass(9000);
    schedule.update([]);
    await clock.pass(60_000);
    deepStrictEqual(looks, ['look at 1000', 'look at 4000', 'look at 7000']);
    deepStrictEqual(clock.timers(), 0);
  });

  it('a command that ends sooner brings no look', async () => {
    const { clock, looks, schedule } = setUp();
    for (let count = 0; count < 10; count += 1) {
      schedule.update([look({})]);
      await clock.pass(900);
      schedule.update([]);
      await clock.pass(100);
    }
    deepStrictEqual(looks, []);
  });

  it('hearing of the same reason again changes nothing', async () => {
    const { clock, looks, schedule } = setUp();
    const terminal = {};
    for (let count = 0; count < 6; count += 1) {
      schedule.update([look(terminal)]);
      await clock.pass(1000);
    }
    deepStrictEqual(looks, ['look at 1000', 'look at 4000']);
  });

  it('one look is for all that is there, but for what has begun just now', async () => {
    const { clock, looks, schedule } = setUp();
    const [first, second, process] = [{}, {}, {}];
    schedule.update([look(first), check(process)]);
    await clock.pass(3500);
    schedule.update([look(first), look(second), check(process)]);
    await clock.pass(7000);
    deepStrictEqual(looks, ['look at 1000', 'look at 4000', 'look at 4500', 'look at 7500', 'look at 10500']);
  });

  it('once for each, where a look costs more; then no timer', async () => {
    const { clock, looks, schedule } = setUp();
    const [first, second] = [{}, {}];
    schedule.update([once(first)]);
    await clock.pass(1000);
    schedule.update([once(first), once(second)]);
    await clock.pass(60_000);
    deepStrictEqual(looks, ['look at 3000', 'look at 4000']);
    deepStrictEqual(clock.timers(), 0);
    schedule.update([once(second)]);
    deepStrictEqual(clock.timers(), 0);
  });

  it('what is known to run is asked about alone', async () => {
    const { clock, looks, schedule } = setUp();
    const [terminal, process] = [{}, {}];
    schedule.update([once(terminal), check(process)]);
    await clock.pass(6500);
    deepStrictEqual(looks, ['look at 3000', 'check at 6000']);
  });

  it('no second look begins during one, and disposing ends it all', async () => {
    const clock = createClock();
    let finish = () => {};
    let looks = 0;
    const schedule = createLookSchedule({
      every: 3000,
      first: 1000,
      now: clock.now,
      after: clock.after,
      look: () => {
        looks += 1;
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    schedule.update([look({})]);
    await clock.pass(1000);
    schedule.update([look({}), look({})]);
    await clock.pass(10_000);
    deepStrictEqual([looks, clock.timers()], [1, 0]);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(3000);
    deepStrictEqual(looks, 2);
    schedule.dispose();
    finish();
    await clock.pass(10_000);
    deepStrictEqual([looks, clock.timers()], [2, 0]);
  });
});

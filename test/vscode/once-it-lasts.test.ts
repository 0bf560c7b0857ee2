import { deepStrictEqual } from 'node:assert/strict';
import { onceItLasts } from '../../src/vscode/once-it-lasts';
import { createClock } from './clock';

/** What happens, in order: it begins, it ends, or so many milliseconds pass. */
const rows: readonly (readonly [name: string, happens: readonly ('begins' | 'ends' | number)[], told: boolean[]])[] = [
  ['is not told yet', ['begins', 299], []],
  ['is told when it lasts', ['begins', 300], [true]],
  ['is not told of what ended before', ['begins', 299, 'ends', 300], [false]],
  ['is followed by its end at once', ['begins', 300, 'ends'], [true, false]],
  ['counts from the beginning each time', ['begins', 200, 'ends', 'begins', 299], [false]],
];

describe('the beginning of what lasts', () => {
  for (const [name, happens, expected] of rows) {
    it(name, async () => {
      const clock = createClock();
      const told: boolean[] = [];
      const { change } = onceItLasts(300, (lasts) => told.push(lasts), clock.after);
      for (const each of happens) {
        if (typeof each === 'number') await clock.pass(each);
        else change(each === 'begins');
      }
      deepStrictEqual(told, expected);
    });
  }
});

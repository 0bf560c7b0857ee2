import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { createTurns, createTurnsByKey } from '../../src/vscode/turns';

describe('jobs in turn', () => {
  it('start when the one before has ended, and give what they made', async () => {
    const inTurn = createTurns();
    const steps: string[] = [];
    const job = (name: string) => async () => {
      steps.push(`${name} starts`);
      await Promise.resolve();
      steps.push(`${name} ends`);
      return name;
    };
    deepStrictEqual(await Promise.all(['a', 'b'].map((name) => inTurn(job(name)))), ['a', 'b']);
    deepStrictEqual(steps, ['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('go on after one that failed, which tells its own caller', async () => {
    const inTurn = createTurns();
    const failing = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(async () => 'next');
    await rejects(failing, /no/);
    strictEqual(await next, 'next');
  });
});

describe('jobs in turn by key', () => {
  it('wait for the one before of their own key alone, and go on after one that failed', async () => {
    const inTurn = createTurnsByKey();
    const steps: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failing = inTurn('a', async () => {
      await held;
      steps.push('a 1');
      throw new Error('no');
    });
    const second = inTurn('a', async () => steps.push('a 2'));
    await inTurn('b', async () => steps.push('b'));
    deepStrictEqual(steps, ['b']);
    release();
    await rejects(failing, /no/);
    await second;
    deepStrictEqual(steps, ['b', 'a 1', 'a 2']);
  });
});

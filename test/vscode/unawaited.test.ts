import { deepStrictEqual } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { unawaited } from '../../src/vscode/unawaited';

describe('what nobody waits for', () => {
  it('is said in the log when it fails, and not otherwise', async () => {
    const said: unknown[] = [];
    const log = { error: (message: string, data: unknown): unknown => said.push([message, data]) };
    const error = new Error('The window is closing.');
    for (const work of [Promise.resolve(), undefined, Promise.reject(error)]) unawaited(work, log, 'action');
    await setImmediate();
    deepStrictEqual(said, [['The action failed.', { error }]]);
  });
});

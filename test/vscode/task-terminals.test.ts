import { strictEqual } from 'node:assert/strict';
import { createTaskTerminals } from '../../src/vscode/observe/task-terminals';

describe('terminals of tasks', () => {
  const rows: readonly [what: string, terminal: { name: string; pid?: number }, at: number, isTasks: boolean][] = [
    ['by the name of the task', { name: 'build' }, 1_000_500, true],
    ['by its name and the folder', { name: 'build (web)' }, 1_000_500, true],
    ['by its process', { name: 'renamed', pid: 17 }, 1_000_500, true],
    ['another terminal', { name: 'bash', pid: 18 }, 1_000_500, false],
    ['a name that only begins alike', { name: 'builder' }, 1_000_500, false],
    ['what was reported before the editor told of the task', { name: 'build' }, 999_000, true],
    ['long before it', { name: 'build' }, 900_000, false],
    ['just after its end', { name: 'build' }, 1_003_000, true],
    ['long after its end', { name: 'build' }, 1_100_000, false],
  ];
  for (const [what, { name, pid }, at, isTasks] of rows) {
    it(what, () => {
      const terminals = createTaskTerminals();
      const execution = {};
      terminals.started(execution, 'build', 1_000_000);
      terminals.placed(execution, 17);
      terminals.ended(execution, 1_002_000);
      strictEqual(terminals.isTasks({ name, pid }, at), isTasks);
    });
  }
});

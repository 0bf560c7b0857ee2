import type { Program } from './program';
import { readOptions } from './shared/options';

/** npm:start-server-and-test: `'server command' url 'test command'`; one word alone is a script. */
export const program: Program = {
  names: ['start-server-and-test', 'server-test', 'start-test'],
  read: (words) =>
    readOptions(words, { options: 'anywhere', valueFlags: ['--expect'] }).operands.map((word) => ({
      kind: 'run-text',
      words: [word],
      shell: 'sh',
    })),
};

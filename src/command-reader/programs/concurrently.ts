import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';

/** npm:concurrently: every operand is a command; `npm:name` and the like are scripts. */
export const program: Program = {
  names: ['concurrently', 'conc'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: [
        '-n',
        '--names',
        '--name-separator',
        '-c',
        '--prefix-colors',
        '-p',
        '--prefix',
        '-l',
        '--prefix-length',
        '-t',
        '--timestamp-format',
        '-s',
        '--success',
        '-m',
        '--max-processes',
        '--restart-tries',
        '--restart-after',
        '--handle-input-target',
        '--default-input-target',
        '--kill-signal',
        '--ks',
        '--hide',
        '--cwd',
      ],
    });
    return read.operands.map(readOperand);
  },
};

function readOperand(word: Word): Consequence {
  const script = /^(?:npm|yarn|pnpm|bun|node):(.+)$/.exec(literalOf(word) ?? '')?.[1];
  return script === undefined
    ? { kind: 'run-text', words: [word], shell: 'sh' }
    : { kind: 'script', name: script, word, otherwise: [] };
}

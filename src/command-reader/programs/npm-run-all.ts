import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';

/** npm:npm-run-all (`run-s`, `run-p`): the operands are scripts. Patterns such as `build:*` are not followed. */
export const program: Program = {
  names: ['npm-run-all', 'run-s', 'run-p'],
  read: (words) => {
    const { operands } = readOptions(words, { options: 'anywhere', valueFlags: ['--max-parallel', '--npm-path'] });
    return operands.flatMap((word) => {
      const name = literalOf(word)?.split(' ')[0];
      return name ? [{ kind: 'script', name, word, otherwise: [] }] : [];
    });
  },
};

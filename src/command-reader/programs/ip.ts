import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** `ip netns exec name words`. */
export const program: Program = {
  names: ['ip'],
  read: (words) => {
    const { operands } = readOptions(words, { options: 'first-operand' });
    const [object, verb, , ...command] = operands;
    return object && literalOf(object) === 'netns' && verb && literalOf(verb) === 'exec' ? runWords(command) : [];
  },
};

import { literalOf } from '../types';
import { isAssignment } from '../words';
import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** env(1). `-S` splits its value as a shell would, without running one; a lone `-` is `-i`. */
export const program: Program = {
  names: ['env', 'genv'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-u', '--unset', '-C', '--chdir', '-S', '--split-string', '-a', '--argv0', '-P'],
    });
    const split = optionValue(read, '-S', '--split-string');
    const [first, ...others] = read.operands;
    const operands = first && literalOf(first) === '-' ? others : read.operands;
    const command = operands.slice(leadingAssignments(operands));
    if (split !== undefined) return [{ kind: 'run-text', words: [split, ...command], shell: 'sh' }];
    return runWords(command);
  },
};

function leadingAssignments(words: Parameters<typeof runWords>[0]): number {
  const first = words.findIndex((word) => !isAssignment(word));
  return first < 0 ? words.length : first;
}

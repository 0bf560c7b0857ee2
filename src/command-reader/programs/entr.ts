import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** entr(1); with `-s` the first operand is shell text. */
export const program: Program = {
  names: ['entr'],
  read: (words) => {
    const read = readOptions(words, { options: 'first-operand' });
    const [text] = read.operands;
    if (!hasOption(read, '-s')) return runWords(read.operands);
    return text === undefined ? [] : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

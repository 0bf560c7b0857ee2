import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** watch(1), hyperfine-like repeaters apart: the words are joined for `sh -c`, with `-x` they are run as they stand. */
export const program: Program = {
  names: ['watch', 'viddy', 'hwatch'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-n', '--interval', '-q', '--equexit', '-s', '--shotsdir'],
    });
    if (hasOption(read, '-x', '--exec')) return runWords(read.operands);
    return read.operands.length === 0 ? [] : [{ kind: 'run-text', words: read.operands, shell: 'sh' }];
  },
};

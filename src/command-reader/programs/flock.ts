import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** flock(1): a file, then a command or `-c text`. */
export const program: Program = {
  names: ['flock', 'lockf', 'setlock'],
  read: (words) => {
    const outer = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-w', '--wait', '--timeout', '-E', '--conflict-exit-code', '-t'],
    });
    const rest = outer.operands.slice(1);
    const text = optionValue(
      readOptions(rest, { options: 'first-operand', valueFlags: ['-c', '--command'] }),
      '-c',
      '--command',
    );
    return text === undefined ? runWords(rest) : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

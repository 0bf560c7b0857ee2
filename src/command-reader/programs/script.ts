import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** script(1): `-c text` on Linux; on BSD and macOS the command follows the file. */
export const program: Program = {
  names: ['script', 'scriptlive'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-c',
        '--command',
        '-E',
        '--echo',
        '-I',
        '--log-in',
        '-O',
        '--log-out',
        '-B',
        '--log-io',
        '-m',
        '-T',
        '--log-timing',
        '-o',
        '--output-limit',
        '-t',
      ],
    });
    const anywhere = readOptions(read.operands, { options: 'anywhere', valueFlags: ['-c', '--command'] });
    const text = optionValue(read, '-c', '--command') ?? optionValue(anywhere, '-c', '--command');
    const fromFile = runWords(read.operands.slice(1));
    return text === undefined ? fromFile : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

import { literalOf } from '../types';
import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** npm:dotenv-cli (`dotenv -e .env -- claude`, `-c` picks a cascade), pypi:python-dotenv (`dotenv run claude`), Ruby's dotenv. */
export const program: Program = {
  names: ['dotenv', 'dotenvx'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-e', '-f', '--file', '-v', '-p', '--env-file', '-q', '-fk'],
    });
    if (optionValue(read, '-p') !== undefined) return [];
    const [first, ...rest] = read.operands;
    if (first === undefined || literalOf(first) !== 'run') return runWords(read.operands);
    return runWords(
      readOptions(rest, {
        options: 'first-operand',
        valueFlags: ['-f', '--env-file', '-e', '--env', '-fv', '-fk'],
        oneDash: 'long',
      }).operands,
    );
  },
};

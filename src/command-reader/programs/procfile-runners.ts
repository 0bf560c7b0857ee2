import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Runners of Procfiles, whose `run` starts a command in the application's environment; `start` knows its processes by name. */
export const program: Program = {
  names: ['foreman', 'honcho', 'nf', 'overmind'],
  read: (words) => {
    const style = {
      options: 'first-operand',
      valueFlags: ['-e', '--env', '-f', '--procfile', '-d', '--root', '-s', '--socket'],
    } as const;
    const [verb, ...rest] = readOptions(words, style).operands;
    return verb && literalOf(verb) === 'run' ? runWords(readOptions(rest, style).operands) : [];
  },
};

import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Queues that start what they are given as soon as nothing else runs: task-spooler's `tsp words`, and `pueue add -- text`. */
export const program: Program = {
  names: ['tsp', 'pueue'],
  read: (words, call) => {
    if (call.name === 'tsp') return runWords(readOptions(words, { options: 'first-operand', valueFlags }).operands);
    const [verb, ...rest] = words;
    const { operands } = readOptions(rest, { options: 'first-operand', valueFlags: pueueFlags });
    const adds = verb !== undefined && literalOf(verb) === 'add' && operands.length > 0;
    return adds ? [{ kind: 'run-text', words: operands, shell: 'sh' }] : [];
  },
};

const valueFlags = [
  '-L',
  '-D',
  '-W',
  '-N',
  '-S',
  '-t',
  '-c',
  '-p',
  '-o',
  '-i',
  '-s',
  '-r',
  '-w',
  '-k',
  '-u',
  '-U',
  '-O',
  '-z',
];

const pueueFlags = [
  ...['-w', '--working-directory', '-d', '--delay', '-g', '--group', '-a', '--after'],
  ...['-o', '--priority', '-l', '--label'],
];

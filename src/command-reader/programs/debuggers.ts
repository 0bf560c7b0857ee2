import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

const valueFlags: Readonly<Record<string, readonly string[]>> = {
  gdb: ['-x', '-ex', '-iex', '-ix', '-d', '-p', '-c', '--command', '--eval-command', '--pid', '--core'],
  lldb: ['-o', '-O', '-s', '-S', '-p', '-n', '-c', '-f', '--one-line', '--source', '--attach-pid', '--attach-name'],
  perf: [
    '-e',
    '-F',
    '-o',
    '-C',
    '-p',
    '-t',
    '-G',
    '-r',
    '-I',
    '--event',
    '--output',
    '--freq',
    '--call-graph',
    '--pid',
  ],
  rr: ['-o', '--output-trace-dir'],
  valgrind: [],
  heaptrack: ['-o', '--output', '-p', '--pid'],
  'sandbox-exec': ['-f', '-n', '-p', '-D'],
};

/** Debuggers and profilers that start the program they watch: `gdb --args words`, `perf record words`, `valgrind words`. */
export const program: Program = {
  names: Object.keys(valueFlags),
  read: (words, call) => {
    const style = {
      options: 'first-operand',
      valueFlags: valueFlags[call.name] ?? [],
      oneDash: call.name === 'gdb' ? 'long' : 'short',
    } as const;
    if (call.name !== 'perf' && call.name !== 'rr') return started(words, style);
    const [verb, ...rest] = readOptions(words, { options: 'first-operand' }).operands;
    return ['record', 'stat', 'trace'].includes((verb && literalOf(verb)) ?? '') ? started(rest, style) : [];
  },
};

function started(words: readonly Word[], style: Parameters<typeof readOptions>[1]): readonly Consequence[] {
  const read = readOptions(words, style);
  return hasOption(read, '--pid', '--attach-pid', '--core') ? [] : runWords(read.operands);
}

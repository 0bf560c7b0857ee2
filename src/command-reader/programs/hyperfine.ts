import type { Program } from './program';
import { optionValues, readOptions } from './shared/options';

/** hyperfine: every operand is shell text, and so are the commands that prepare and clean up. */
export const program: Program = {
  names: ['hyperfine'],
  read: (words) => {
    const read = readOptions(words, { options: 'anywhere', valueFlags: [...texts, ...values] });
    return [...read.operands, ...optionValues(read, ...texts)].map((word) => ({
      kind: 'run-text',
      words: [word],
      shell: 'sh',
    }));
  },
};

const texts = ['-p', '--prepare', '-s', '--setup', '-c', '--cleanup', '-C', '--conclude', '--reference'];
const values = [
  ...['-w', '--warmup', '-m', '--min-runs', '-M', '--max-runs', '-r', '--runs', '-P', '--parameter-scan', '-D'],
  ...['--parameter-step-size', '-L', '--parameter-list', '-S', '--shell', '--style', '--sort', '-u', '--time-unit'],
  ...[
    '--export-asciidoc',
    '--export-csv',
    '--export-json',
    '--export-markdown',
    '--output',
    '--input',
    '-n',
    '--command-name',
  ],
];

import { prefixProgram } from './shared/prefix';

/** strace(1), ltrace(1). */
export const program = prefixProgram({
  names: ['strace', 'ltrace', 'dtruss'],
  valueFlags: [
    '-e',
    '-o',
    '-p',
    '-s',
    '-u',
    '-a',
    '-b',
    '-E',
    '-I',
    '-O',
    '-P',
    '-S',
    '-X',
    '-n',
    '-l',
    '-x',
    '--output',
    '--trace',
    '--attach',
    '--user',
    '--env',
  ],
  notWith: ['-p', '--attach'],
});

import { prefixProgram } from './shared/prefix';

/** setarch(8) under the names that are an architecture. */
export const program = prefixProgram({
  names: ['linux64', 'linux32', 'i386', 'x86_64', 'setpriv', 'prlimit', 'catchsegv'],
  valueFlags: [
    '--reuid',
    '--regid',
    '--groups',
    '--inh-caps',
    '--ambient-caps',
    '--bounding-set',
    '--securebits',
    '--pdeathsig',
    '-o',
    '--output',
  ],
  notWith: ['-p', '--pid'],
});

import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';
import { type Prefix, readPrefix } from './shared/prefix';

const prefix: Prefix = {
  names: ['setarch', 'linux64', 'linux32', 'i386', 'x86_64', 'setpriv', 'prlimit', 'catchsegv'],
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
  notWith: ['-p', '--pid', '--list'],
};

/** setarch(8), whose architecture stands before its options, and the names of it that are an architecture. */
export const program: Program = {
  names: prefix.names,
  read: (words, call) =>
    readPrefix(call.name === 'setarch' && isArchitecture(words[0]) ? words.slice(1) : words, prefix),
};

function isArchitecture(word: Word | undefined): boolean {
  return /^(?:x86_64|amd64|i[3-6]86|linux(?:32|64)|(?:arm|aarch|ppc|mips|s390|sparc|riscv)\w*|uname26)$/.test(
    (word && literalOf(word)) ?? '',
  );
}

import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

const valueFlags = [
  '-c',
  '--command',
  '-s',
  '--shell',
  '-g',
  '--group',
  '-G',
  '--supp-group',
  '-w',
  '-T',
  '-u',
  '--user',
];

/** su(1), runuser(1), sg(1): `su - user -c 'text'`, `runuser -u user -- claude`. */
export const program: Program = {
  names: ['su', 'runuser', 'sg', 'newgrp'],
  read: (words, call) => {
    const read = readOptions(words, { options: 'anywhere', valueFlags: [...valueFlags, '--session-command'] });
    const text = optionValue(read, '-c', '--command', '--session-command');
    if (text !== undefined) return [{ kind: 'run-text', words: [text], shell: 'sh' }];
    if (call.name === 'sg' && read.operands[1]) return [{ kind: 'run-text', words: [read.operands[1]], shell: 'sh' }];
    if (call.name === 'runuser' && optionValue(read, '-u', '--user')) {
      return runWords(readOptions(words, { options: 'first-operand', valueFlags }).operands);
    }
    return [{ kind: 'run-input', shell: 'sh' }];
  },
};

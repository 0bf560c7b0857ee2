import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** PsExec: `psexec \\host -u name program`. https://learn.microsoft.com/sysinternals/downloads/psexec */
export const program: Program = {
  names: ['psexec', 'psexec64', 'paexec'],
  read: (words) => {
    const hosts = words.findIndex((word) => !/^(?:\\\\|@)/.test(literalOf(word) ?? ''));
    const style = {
      options: 'first-operand',
      oneDash: 'long',
      valueFlags: ['-u', '-p', '-n', '-r', '-w', '-a', '-g'],
    } as const;
    return hosts < 0 ? [] : runWords(readOptions(words.slice(hosts), style).operands);
  },
};

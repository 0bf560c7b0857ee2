import { literalOf } from '../types';
import type { Program } from './program';
import { readCmdlet } from './shared/cmdlet';
import { optionValue } from './shared/options';
import { runWords } from './shared/prefix';

/** PowerShell's Invoke-Item opens files and folders; a program among them is started. */
export const program: Program = {
  names: ['invoke-item', 'ii'],
  shells: ['pwsh'],
  read: (words) => {
    const read = readCmdlet(words, ['-path', '-literalpath', '-filter', '-include', '-exclude', '-credential']);
    const file = optionValue(read, '-path', '-literalpath') ?? read.operands[0];
    return file && /\.(?:exe|cmd|bat|com)$/i.test(literalOf(file) ?? '') ? runWords([file]) : [];
  },
};

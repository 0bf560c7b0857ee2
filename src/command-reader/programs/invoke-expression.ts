import type { Program } from './program';
import { readCmdlet } from './shared/cmdlet';
import { optionValue } from './shared/options';

/** Invoke-Expression: its argument, or what is piped to it, is PowerShell text. */
export const program: Program = {
  names: ['invoke-expression', 'iex'],
  shells: ['pwsh'],
  read: (words) => {
    const read = readCmdlet(words, ['-command']);
    const text = optionValue(read, '-command');
    if (text !== undefined) return [{ kind: 'run-text', words: [text], shell: 'pwsh' }];
    return read.operands.length === 0
      ? [{ kind: 'run-input', shell: 'pwsh' }]
      : [{ kind: 'run-text', words: read.operands, shell: 'pwsh' }];
  },
};

import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';

/** Invoke-Expression: its argument, or what is piped to it, is PowerShell text. */
export const program: Program = {
  names: ['invoke-expression', 'iex'],
  shells: ['pwsh'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      oneDash: 'long',
      anyCase: true,
      cutNames: true,
      quotedOperands: true,
      valueFlags: ['-command'],
    });
    const text = optionValue(read, '-command');
    if (text !== undefined) return [{ kind: 'run-text', words: [text], shell: 'pwsh' }];
    return read.operands.length === 0
      ? [{ kind: 'run-input', shell: 'pwsh' }]
      : [{ kind: 'run-text', words: read.operands, shell: 'pwsh' }];
  },
};

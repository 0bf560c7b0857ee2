import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Windows Terminal: `wt new-tab -d . claude`. https://learn.microsoft.com/windows/terminal/command-line-arguments */
export const program: Program = {
  names: ['wt'],
  read: (words) => {
    const style = {
      options: 'first-operand',
      valueFlags: [
        '-w',
        '--window',
        '-p',
        '--profile',
        '-d',
        '--startingDirectory',
        '--title',
        '--tabColor',
        '-s',
        '--size',
        '--pos',
        '--colorScheme',
        '-H',
        '-V',
      ],
    } as const;
    const { operands } = readOptions(words, style);
    const verb = operands[0] && literalOf(operands[0]);
    const rest = ['new-tab', 'nt', 'split-pane', 'sp'].includes(verb ?? '') ? operands.slice(1) : operands;
    return runWords(readOptions(rest, style).operands);
  },
};

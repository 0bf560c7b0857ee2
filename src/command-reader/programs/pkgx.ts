import { leadingText } from '../words';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** pkgx: packages to be there with a plus sign, then a command: `pkgx +node@22 npx …`. https://docs.pkgx.sh */
export const program: Program = {
  names: ['pkgx'],
  read: (words) => {
    const { operands } = readOptions(words, { options: 'first-operand' });
    const start = operands.findIndex((word) => !leadingText(word).startsWith('+'));
    return start < 0 ? [] : runWords(operands.slice(start));
  },
};

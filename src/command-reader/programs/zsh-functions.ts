import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** zsh's own: `emulate sh -c 'text'`, `zargs -- files -- words`, `zpty name words`. */
export const program: Program = {
  names: ['emulate', 'zargs', 'zpty'],
  shells: ['zsh'],
  read: (words, call) => {
    switch (call.name) {
      case 'emulate':
        return afterFlag(words);
      case 'zargs': {
        const dashes = words.findLastIndex((word) => literalOf(word) === '--');
        return dashes <= 0 ? [] : runWords(words.slice(dashes + 1));
      }
      default: {
        const read = readOptions(words, { options: 'first-operand' });
        const asks = read.options.some(({ name }) => !['-e', '-b'].includes(name));
        return asks ? [] : [{ kind: 'run-text', words: read.operands.slice(1), shell: 'zsh', sameShell: true }];
      }
    }
  },
};

function afterFlag(words: readonly Word[]): readonly Consequence[] {
  const text = words[words.findIndex((word) => literalOf(word) === '-c') + 1];
  return words.some((word) => literalOf(word) === '-c') && text
    ? [{ kind: 'run-text', words: [text], shell: 'zsh', sameShell: true }]
    : [];
}

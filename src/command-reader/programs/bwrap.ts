import { literalOf } from '../types';
import type { Program } from './program';
import { runWords } from './shared/prefix';

/** bwrap(1): its options take none, one or two values each. */
export const program: Program = {
  names: ['bwrap'],
  read: (words) => {
    let index = 0;
    while (index < words.length) {
      const name = words[index] && literalOf(words[index] as (typeof words)[number]);
      if (name === undefined || !name.startsWith('--') || name === '--') break;
      index += 1 + (twoValues.test(name) ? 2 : noValue.test(name) ? 0 : 1);
    }
    return runWords(words.slice(index));
  },
};

const twoValues =
  /^--(?:(?:ro-|dev-)?bind(?:-try|-data|-fd)?|ro-bind-data|file|symlink|setenv|chmod|overlay|add-seccomp-fd)$/;
const noValue =
  /^--(?:unshare-\w+(?:-try)?|share-net|clearenv|new-session|die-with-parent|as-pid-1|disable-userns|assert-userns-disabled|level-prefix|help|version)$/;

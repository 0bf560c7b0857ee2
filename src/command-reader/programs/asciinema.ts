import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';

/** asciinema rec -c 'text', and t-rec, ttyd, vhs-like recorders of the same form. */
export const program: Program = {
  names: ['asciinema'],
  read: (words) => {
    const text = optionValue(
      readOptions(words, {
        options: 'anywhere',
        valueFlags: ['-c', '--command', '-t', '--title', '-i', '--idle-time-limit', '-e', '--env', '--cols', '--rows'],
      }),
      '-c',
      '--command',
    );
    return text === undefined ? [] : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

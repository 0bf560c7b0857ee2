import type { Program } from './program';
import { readOptions } from './shared/options';

/** watchexec: the words are joined for a shell. https://watchexec.github.io/ */
export const program: Program = {
  names: ['watchexec'],
  read: (words) => {
    const { operands } = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-w',
        '--watch',
        '-e',
        '--exts',
        '-f',
        '--filter',
        '-i',
        '--ignore',
        '-s',
        '--signal',
        '-d',
        '--debounce',
        '--shell',
        '-E',
        '--env',
        '-o',
        '--on-busy-update',
        '--workdir',
        '--delay-run',
        '--stop-signal',
        '--stop-timeout',
        '--project-origin',
        '-j',
        '--filter-prog',
        '--fs-events',
      ],
    });
    return operands.length === 0 ? [] : [{ kind: 'run-text', words: operands, shell: 'sh' }];
  },
};

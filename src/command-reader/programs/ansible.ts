import { literalOf } from '../types';
import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';

/** `ansible hosts -m shell -a 'text'`: its command modules run the text on the hosts. */
export const program: Program = {
  names: ['ansible'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: [
        '-m',
        '--module-name',
        '-a',
        '--args',
        '-i',
        '--inventory',
        '-u',
        '--user',
        '-f',
        '--forks',
        '-l',
        '-e',
      ],
    });
    const module = optionValue(read, '-m', '--module-name');
    const text = optionValue(read, '-a', '--args');
    const runs = module === undefined || /(?:^|\.)(?:shell|command|raw)$/.test(literalOf(module) ?? '');
    return runs && text !== undefined ? [{ kind: 'run-text', words: [text], shell: 'sh' }] : [];
  },
};

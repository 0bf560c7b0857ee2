import type { Word } from '../types';
import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';

/** `pm2 start 'text'`; a single word is a file, or a process that it knows. */
export const program: Program = {
  names: ['pm2'],
  read: (words) => {
    const style = {
      options: 'anywhere',
      valueFlags: ['-n', '--name', '-i', '--cwd', '--interpreter', '-o', '-e'],
    } as const;
    const [verb, text] = readOptions(words, style).operands;
    const starts = verb && literalOf(verb) === 'start' && text && /\s/.test(literalOf(text) ?? '');
    return starts ? [{ kind: 'run-text', words: [text as Word], shell: 'sh' }] : [];
  },
};

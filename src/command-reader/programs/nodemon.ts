import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';

/** nodemon -x 'text', and chokidar -c 'text', onchange apart. */
export const program: Program = {
  names: ['nodemon', 'chokidar'],
  read: (words, call) => {
    const flags = call.name === 'nodemon' ? ['-x', '--exec'] : ['-c', '--command'];
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: [...flags, '-w', '--watch', '-e', '--ext', '-i', '--ignore', '--delay', '--signal', '-s'],
    });
    const text = optionValue(read, ...flags);
    return text === undefined ? [] : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

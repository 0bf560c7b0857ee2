import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** doppler run -- claude, doppler run --command 'text'; infisical and sops take the text alike. */
export const program: Program = {
  names: ['doppler', 'infisical'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--command', '-p', '--project', '-c', '--config', '-t', '--token', '--env', '--path', '--projectId'],
    });
    const text = optionValue(read, '--command');
    return text === undefined ? runWords(read.afterDashes ?? []) : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

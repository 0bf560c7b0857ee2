import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';

/** sops exec-env file 'text', sops exec-file file 'text'. */
export const program: Program = {
  names: ['sops'],
  read: (words) => {
    const { operands } = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--config', '--user', '--input-type', '--output-type', '--filename'],
    });
    const [verb, , text] = operands;
    if (!verb || !text || !['exec-env', 'exec-file'].includes(literalOf(verb) ?? '')) return [];
    return [{ kind: 'run-text', words: [text], shell: 'sh' }];
  },
};

import { literalOf } from '../types';
import type { Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Clouds' own ssh: `gcloud compute ssh vm --command='text'`, `vagrant ssh -c 'text'`, `az`, `coder ssh ws -- words`, and `et host -c 'text'`. */
export const program: Program = {
  names: ['gcloud', 'vagrant', 'coder', 'gitpod', 'tsh', 'et'],
  read: (words, call) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--command', '-c', '--zone', '--project', '--container', '--user', '-l'],
    });
    if (call.name !== 'et' && !read.operands.some((word) => literalOf(word) === 'ssh')) return [];
    const text = optionValue(read, '--command', '-c');
    return text === undefined ? runWords(read.afterDashes ?? []) : [{ kind: 'run-text', words: [text], shell: 'bash' }];
  },
};

import type { Program } from './program';

/** What fish users have for the text of other shells: `bass source nvm.sh ';' nvm use 22`, and `replay 'text'`. */
export const program: Program = {
  names: ['bass', 'replay'],
  shells: ['fish'],
  read: (words) => [{ kind: 'run-text', words, shell: 'bash' }],
};

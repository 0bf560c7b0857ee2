import { prefixProgram } from './shared/prefix';

/** npm:cross-env. `env-cmd` reads the assignments from a file. */
export const program = prefixProgram({
  names: ['cross-env', 'env-cmd', 'dotenv-run-script'],
  valueFlags: ['-f', '--file', '-e', '--environments', '-r', '--rc-file'],
  assignments: true,
});

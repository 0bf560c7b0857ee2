import { prefixProgram } from './shared/prefix';

/** Of moreutils: chronic(1), and others that only change how a command's output or files are handled. */
export const program = prefixProgram({
  names: ['chronic', 'ifne', 'zrun', 'ts-run'],
});

import { prefixProgram } from './shared/prefix';

/** nohup(1). */
export const program = prefixProgram({
  names: ['nohup'],
});

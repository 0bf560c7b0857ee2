import { prefixProgram } from './shared/prefix';

/** cgexec(1). */
export const program = prefixProgram({ names: ['cgexec'], valueFlags: ['-g'] });

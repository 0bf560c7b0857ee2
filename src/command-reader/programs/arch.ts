import { prefixProgram } from './shared/prefix';

/** arch(1), macOS: picks the architecture of a universal binary. */
export const program = prefixProgram({
  names: ['arch'],
  oneDash: 'long',
  valueFlags: ['-arch', '-d', '-e'],
  assignments: true,
});

import { prefixProgram } from './shared/prefix';

/** mosh(1): a host, then the command. */
export const program = prefixProgram({
  names: ['mosh'],
  valueFlags: ['-p', '--port', '--bind-server', '--client', '--server', '--predict', '--ssh', '--family'],
  operandsBefore: 1,
});

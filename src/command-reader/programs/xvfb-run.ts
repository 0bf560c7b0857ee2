import { prefixProgram } from './shared/prefix';

/** xvfb-run(1). */
export const program = prefixProgram({
  names: ['xvfb-run'],
  valueFlags: [
    ...['-e', '--error-file', '-f', '--auth-file', '-n', '--server-num', '-p', '--xauth-protocol'],
    ...['-s', '--server-args', '-w', '--wait'],
  ],
});

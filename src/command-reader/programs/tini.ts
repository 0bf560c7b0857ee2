import { prefixProgram } from './shared/prefix';

/** Init programs of containers. */
export const program = prefixProgram({
  names: ['tini', 'dumb-init', 'catatonit', 's6-setsid', 'docker-init'],
  valueFlags: ['-p', '-e', '--rewrite', '-r'],
});

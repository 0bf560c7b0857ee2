import { prefixProgram } from './shared/prefix';

/** summon: `summon -p keyring claude`. */
export const program = prefixProgram({
  names: ['summon'],
  valueFlags: ['-p', '--provider', '-e', '--environment', '-f', '--file', '-D', '--yaml'],
});

import { prefixProgram } from './shared/prefix';

/** Secret managers whose command follows `--`: `op run --env-file .env -- claude`. */
export const program = prefixProgram({
  names: ['op', 'varlock', 'keeper', 'akeyless'],
  command: 'after-dashes',
});

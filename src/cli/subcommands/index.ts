import type { Subcommand } from '../subcommand';
import { catalogue } from './catalogue';
import { check } from './check';
import { classify } from './classify';
import { explain } from './explain';
import { exportSubcommand } from './export';
import { fetchSubcommand } from './fetch';
import { inventory } from './inventory';
import { keygen } from './keygen';
import { sign } from './sign';
import { test } from './test';
import { validate } from './validate';
import { verify } from './verify';

/** Every subcommand, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  validate,
  check,
  inventory,
  keygen,
  sign,
  verify,
  fetchSubcommand,
  explain,
  test,
  exportSubcommand,
  classify,
  catalogue,
];

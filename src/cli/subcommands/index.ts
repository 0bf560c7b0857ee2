import type { Subcommand } from '../subcommand';
import { catalogue } from './catalogue';
import { explain } from './explain';
import { exportSubcommand } from './export';
import { test } from './test';
import { validate } from './validate';

/** Every subcommand, in the order of the help. */
export const subcommands: readonly Subcommand[] = [validate, explain, test, exportSubcommand, catalogue];

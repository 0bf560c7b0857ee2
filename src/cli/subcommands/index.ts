import type { Subcommand } from '../subcommand';
import { explain } from './explain';
import { validate } from './validate';

/** Every subcommand, in the order of the help. */
export const subcommands: readonly Subcommand[] = [validate, explain];

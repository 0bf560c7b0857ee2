import * as v from 'valibot';
import { described, list, optional, text, unknownField } from './schema-parts';

const wordsSchema = list(text(1, 64), 100);

const yes = v.boolean('expected true or false');

const formSchema = v.strictObject(
  {
    never: optional(
      yes,
      'Never by its name',
      'The name is never proof by itself: only packages and install scripts show the tool.',
    ),
    subcommands: optional(
      wordsSchema,
      'Subcommands of the tool',
      'It is the tool when its first operand is one of these.',
    ),
    options: optional(wordsSchema, 'Options of the tool', 'It is the tool when one of these options is given.'),
    alone: optional(yes, 'Called alone', 'It is the tool when it is called with no arguments at all.'),
    prompt: optional(
      yes,
      'Called with a prompt',
      'It is the tool when its first operand is a quoted text that is no file name.',
    ),
    pipedInput: optional(yes, 'Called with piped input', 'It is the tool when its input is piped.'),
    not: optional(
      v.strictObject(
        {
          subcommands: optional(
            wordsSchema,
            'Subcommands of the other program',
            'First operands of the other program.',
          ),
          options: optional(wordsSchema, 'Options of the other program', 'Options of the other program.'),
        },
        unknownField,
      ),
      'Calls of the other program',
      'Signs of another program of that name. They win over the signs of the tool.',
    ),
    otherwise: optional(
      v.literal('tool', 'expected `tool`'),
      'Without any sign',
      'What it counts as when neither sign is seen. Default: another program.',
    ),
  },
  unknownField,
);

/** A program of a tool, and which calls of its name are the tool. */
export const binarySchema = v.strictObject(
  {
    name: described(
      v.pipe(text(1, 64), v.regex(/^[^\s/\\'"$`]+$/, 'expected the name of a program, without folders')),
      'Name of the program',
      'The name of the program, without folder and file ending.',
    ),
    form: optional(
      formSchema,
      'Calls that are the tool',
      'For a name that other programs have as well: which calls of it are the tool.',
    ),
  },
  unknownField,
);

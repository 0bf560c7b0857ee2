import { declareSubcommand } from '../subcommand';
import { formatOption } from './common';

export const validate = declareSubcommand({
  name: 'validate',
  summary: 'Checks policy files and tells all errors and warnings at once',
  operands: '<file…>',
  options: {
    format: formatOption,
    layer: {
      type: 'string',
      value: '<layer>',
      choices: ['managed', 'organization', 'workspace'],
      description:
        'What the files are. Without it: workspace for a file called .ai-tool-policy.json, else organization.',
    },
    signed: {
      type: 'boolean',
      description: 'They will be served signed: no warning that disable and block need a signature.',
    },
    today: {
      type: 'string',
      value: '<date>',
      description: 'The day by which rules count as lapsed, such as 2026-07-10. Default: today.',
    },
  },
  sections: [
    {
      heading: 'Output',
      text: `One line for each problem, as file:line:column: error|warning|note: message.
A policy may be JSON with comments, or a JWS, of which the policy inside is checked; - is the standard input.
--layer managed takes a managed file, or the policy that will stand in one.
Errors make the exit code 1; warnings alone leave it at 0.`,
    },
    {
      heading: 'JSON',
      text: `{"files": [{"file", "layer", "valid", "unreadable": null or why,
  "problems": [{"severity": "error"|"warning"|"note", "code", "line", "column", "path": "$.rules[0].status",
    "message", "found", "expected", "nearest"}]}]}`,
    },
  ],
  examples: ['validate policy.jsonc', 'validate --format json policy.jsonc .ai-tool-policy.json'],
  run: async (given, io) => (await import('../validate')).runValidate(given, io),
});

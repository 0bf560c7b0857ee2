/** Options that several subcommands have, so that they are worded and read alike. */
export const formatOption = {
  type: 'string',
  value: '<format>',
  choices: ['text', 'json'],
  default: 'text',
  description: 'How to print it.',
} as const;

export const policyOptions = {
  policy: {
    type: 'string',
    value: '<file|url>',
    multiple: true,
    description: 'A policy, or a managed file: a path, - for the standard input, or an https: or file: URL.',
  },
  layer: {
    type: 'string',
    value: '<layer>',
    multiple: true,
    choices: ['managed', 'organization', 'workspace'],
    description:
      'The layer of the --policy that follows. Without it: workspace for a file called .ai-tool-policy.json, else organization.',
  },
  'public-key': {
    type: 'string',
    value: '<file>',
    multiple: true,
    description:
      'A JWK or JWKS file. A policy that is a JWS counts as signed where one of these keys bears it out; no other does.',
  },
} as const;

export const onOption = {
  type: 'string',
  value: '<date>',
  description:
    'The moment to decide for: a local date such as 2026-07-10, whose start is meant, or a date-time with an offset, such as 2026-07-10T09:00:00Z. Default: now.',
} as const;

export const shellOption = {
  type: 'string',
  value: '<shell>',
  choices: ['bash', 'zsh', 'sh', 'fish', 'pwsh', 'cmd'],
  default: 'bash',
  description: 'The shell that command: items are written for.',
} as const;

export const policySection = {
  heading: 'Policies',
  text: `Several --policy options are layers of one whole, each with its --layer in front:
  --layer managed --policy managed.json --policy policy.json --layer workspace --policy .ai-tool-policy.json
A policy is read as the editor reads it. A managed file that names a policyUrl is not followed to it.`,
} as const;

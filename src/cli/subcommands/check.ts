import { declareSubcommand } from '../subcommand';
import { onOption, policyOptions, policySection } from './common';

export const check = declareSubcommand({
  name: 'check',
  summary: 'Finds AI tools in the files of a repository that policies restrict or ban',
  operands: '[folder] --policy <file|url>',
  options: {
    ...policyOptions,
    format: {
      type: 'string',
      value: '<format>',
      choices: ['text', 'json', 'sarif', 'github'],
      default: 'text',
      description: 'How to print it: sarif for code scanning, github for annotations in a workflow.',
    },
    since: {
      type: 'string',
      value: '<ref>',
      description: 'Only files that differ from where the branch left this commit or branch, and untracked ones.',
    },
    'fail-on': {
      type: 'string',
      value: '<status>',
      choices: ['banned', 'restricted', 'never'],
      default: 'restricted',
      description: 'From which status on findings make the exit code 1.',
    },
    'fail-on-unreadable': { type: 'boolean', description: 'Files that cannot be read make the exit code 1.' },
    'no-ignores': { type: 'boolean', description: 'Leave the comments out of account that dismiss findings.' },
    baseline: {
      type: 'string',
      value: '<file>',
      description:
        'What an earlier check --format json printed: those findings are left out, as far as their rules may be dismissed. It must lie outside of the folder.',
    },
    on: onOption,
    repository: {
      type: 'string',
      value: '<url>',
      description: 'The `origin` remote, for exceptions. Default: as Git has it.',
    },
  },
  sections: [
    {
      heading: 'What is looked at',
      text: `In a Git repository what is tracked, and what is neither tracked nor ignored; elsewhere every file. .git and node_modules
are left out where Git does not decide. Files above 2 MiB are skipped and listed, as is what cannot be read.
A tool's own files (CLAUDE.md, .cursor/ …) only inform, unless the rule says "presence": "warn"; so does what a policy
with "mode": "audit" finds. Neither makes the exit code 1.`,
    },
    {
      heading: 'Dismissing',
      text: `Where a rule may be dismissed, a comment on the line or above it says that it is all right, and why:
  # ai-tool-policy-ignore rule-id: reason`,
    },
    {
      heading: 'In a workflow',
      text: `      - uses: actions/checkout@v4
      - run: node ai-tool-policy/cli.js check --policy "$POLICY_URL" --format sarif --fail-on never > ai-tools.sarif
      - uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: ai-tools.sarif }
or, with annotations on the lines and a failing job, --format github alone. With --since origin/main the checkout needs
fetch-depth: 0 to know where the branch left.`,
    },
    {
      heading: 'As a pre-commit hook',
      text: `  - repo: local
    hooks:
      - id: ai-tool-policy
        name: AI tool policy
        entry: ai-tool-policy check --policy policy.jsonc --since HEAD
        language: system
        pass_filenames: false`,
    },
    policySection,
    {
      heading: 'JSON',
      text: `{"files": number of files read,
  "findings": [{"file", "line", "column", "tool", "kind": "run"|"install"|"recommend"|"configure"|"presence",
    "status": "restricted"|"banned", "rule": id, or null where "unlisted" decided}],
  "unreadable": [{"file", "line", "why"}]}`,
    },
  ],
  examples: [
    'check --policy https://intranet.example/ai-tool-policy.json',
    'check . --policy policy.jsonc --format sarif > ai-tool-policy.sarif',
    'check --policy policy.jsonc --since origin/main --fail-on banned',
  ],
  run: async (given, io) => (await import('../check')).runCheck(given, io),
});

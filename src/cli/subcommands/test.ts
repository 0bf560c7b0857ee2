import { itemForms } from '../item-forms';
import { declareSubcommand } from '../subcommand';
import { formatOption, onOption, policyOptions, policySection, shellOption } from './common';

export const test = declareSubcommand({
  name: 'test',
  summary: 'Tests a policy against cases: this thing, on that day, is banned by that rule',
  operands: '--policy <file|url> <cases.jsonc…>',
  options: {
    ...policyOptions,
    on: { ...onOption, description: `For cases without an "on" of their own. ${onOption.description}` },
    shell: shellOption,
    format: formatOption,
  },
  sections: [
    {
      heading: 'Cases',
      text: `JSON with comments: a list of cases, or an object with the list under "cases".
[
  {
    "name": "Claude Code is banned from 10 July on",  // optional, shown where the case fails
    "item": "tool:claude-code",                        // as in explain
    "on": "2026-07-10",                                // optional: a local day, whose start is meant, or a moment
    "repository": "https://github.com/example/app",    // optional: for exceptions
    "expect": {                                        // what is left out may be anything
      "status": "banned",                              // allowed, restricted or banned
      "rule": "claude-code",                           // null: no rule, as where "unlisted" decides
      "layer": "organization",                         // managed, organization, workspace or null
      "announced": { "rule": "…", "status": "banned", "from": "2026-07-10" },  // any of the three; or null
      "exception": { "reference": "SEC-123", "until": "2026-12-31" }           // either; or null
    }
  }
]`,
    },
    { heading: 'Items', text: itemForms },
    policySection,
    {
      heading: 'Output',
      text: `For each case that is not as expected: file:line:column, its name, and a diff, - expected and + found.
The exit code is 1 where any case is not as expected, 2 where a case or a policy cannot be read.
JSON: {"passed", "failed", "cases": [{"file", "line", "column", "name", "item", "on", "repository", "passed",
  "differences": [{"field", "expected", "actual"}], "actual": as in explain}]}`,
    },
  ],
  examples: ['test --policy policy.jsonc policy.test.jsonc'],
  run: async (given, io) => (await import('../test')).runTest(given, io),
});

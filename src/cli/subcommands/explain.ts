import { itemForms } from '../item-forms';
import { declareSubcommand } from '../subcommand';
import { formatOption, onOption, policyOptions, policySection, shellOption } from './common';

export const explain = declareSubcommand({
  name: 'explain',
  summary: 'Says what policies say of tools, and why',
  operands: '--policy <file|url> <item…>',
  options: {
    ...policyOptions,
    on: onOption,
    repository: {
      type: 'string',
      value: '<url>',
      description: 'The `origin` remote of the repository that one is in, for exceptions; https, ssh or scp form.',
    },
    shell: shellOption,
    format: formatOption,
  },
  sections: [
    { heading: 'Items', text: itemForms },
    policySection,
    {
      heading: 'JSON',
      text: `One object for each item, each on a line of its own:
{"item", "status": "allowed"|"restricted"|"banned", "rule": id or null, "layer": or null,
  "announced": null or {"rule", "status", "from"}, "exception": null or {"reference", "until"},
  "considered": [{"rule", "layer", "because"}]}
"rule" is null where "unlisted" decided, or nothing at all. "because" is one of before-from, after-until, version,
version-unknown, exception, less-specific, less-strict, later-rule, other-layer-stricter.
The exit code is 0 whatever the status is.`,
    },
  ],
  examples: [
    'explain --policy policy.jsonc tool:claude-code',
    'explain --policy policy.jsonc --on 2026-07-10 --format json extension:anthropic.claude-code@2.1.313',
    "explain --policy policy.jsonc --layer workspace --policy .ai-tool-policy.json command:'npx @openai/codex'",
  ],
  run: async (given, io) => (await import('../explain')).runExplain(given, io),
});

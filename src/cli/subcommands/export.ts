import { declareSubcommand } from '../subcommand';
import { onOption, policyOptions } from './common';

export const exportSubcommand = declareSubcommand({
  name: 'export',
  summary: "Writes a policy's bans on extensions in the form of VS Code's own policies",
  operands: '--format <format> --policy <file|url>',
  options: {
    format: {
      type: 'string',
      value: '<format>',
      choices: ['vscode-allowed-extensions', 'vscode-policy-json'],
      description: 'What to write.',
    },
    ...policyOptions,
    on: onOption,
  },
  sections: [
    {
      heading: 'Formats',
      text: `vscode-allowed-extensions  the value of the setting extensions.allowed (VS Code 1.96 and later)
vscode-policy-json         a Linux policy file for /etc/vscode/policy.json (VS Code 1.106 and later)`,
    },
    {
      heading: 'What is lost',
      text: `Each extension that the policy bans is listed by id: those of the catalogue's tools, those that rules name, and
publishers of patterns such as example.*. Everything else stays allowed, unless a rule bans *.*.
One warning on stderr for each rule that VS Code cannot express whole: reasons and links, dates, versions, patterns,
exceptions, restricted tools, commands, packages, models and MCP servers. The exit code is 0 all the same.`,
    },
  ],
  examples: [
    'export --format vscode-allowed-extensions --policy policy.jsonc',
    'export --format vscode-policy-json --policy policy.jsonc --on 2026-07-10 > policy.json',
  ],
  run: async (given, io) => (await import('../export')).runExport(given, io),
});

import { declareSubcommand } from '../subcommand';
import { formatOption, onOption, policyOptions, policySection } from './common';

export const inventory = declareSubcommand({
  name: 'inventory',
  summary: 'Lists the AI tools that are installed for a user, with what policies say of them',
  operands: '--policy <file|url>',
  options: {
    ...policyOptions,
    home: {
      type: 'string',
      value: '<folder>',
      description: 'The home folder to look in. Default: that of the user who runs it.',
    },
    on: onOption,
    'fail-on': {
      type: 'string',
      value: '<status>',
      choices: ['banned', 'restricted', 'never'],
      default: 'restricted',
      description: 'From which status on what is found makes the exit code 1.',
    },
    format: formatOption,
  },
  sections: [
    {
      heading: 'What is looked at',
      text: `Editors: VS Code, its Insiders, VSCodium, Cursor, Windsurf, Kiro, Trae, code-server and others, and the server sides of
remote windows, by their folders. Extensions: those of each editor and profile, enabled or not; the ones that ship inside
an editor are not listed. Programs: those on PATH, and in the folders of the home folder into which installers put them,
that the catalogue or a rule names; a name that other programs share counts only where the package it came from shows the
tool. MCP servers: those in the user's settings of editors and
other tools. Files are read and names resolved. No tool is run, and nothing is sent anywhere.
It runs in a roll-out's audit phase from a device management or an endpoint agent, once for each user.`,
    },
    policySection,
    {
      heading: 'JSON',
      text: `{"home", "lookedAt": {"editors", "extensions", "programs", "mcpServers"},
  "found": [{"kind": "extension"|"program"|"mcp-server"|"editor", "item", "status": "allowed"|"restricted"|"banned",
    "rule": id or null, "layer": or null, "announced", "exception", "considered": as in explain, "audit", "unlisted",
    "name", "tool": id or null, "version": or null, "package": or null, "editor": or null, "profiles": [names],
    "path", "evidence": [{"code", "data"}]}],
  "unreadable": [{"path", "line", "why"}]}
What no policy speaks of is listed where it is an AI tool or shows AI features.`,
    },
    {
      heading: 'Exit codes',
      text: `0: nothing that counts; 1: something restricted or banned is there; 2: it could not run. What a policy with
"mode": "audit" finds is listed and does not count.`,
    },
  ],
  examples: [
    'inventory --policy https://intranet.example/ai-tool-policy.json --format json',
    'inventory --policy policy.jsonc --home /home/ada --fail-on banned',
  ],
  run: async (given, io) => (await import('../inventory')).runInventory(given, io),
});

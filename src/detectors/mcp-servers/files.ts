import type { Catalogue } from '../../catalogue';

/**
 * Files of a folder in which MCP servers are declared, besides those that the catalogue knows of single tools; `*` at the end
 * stands for every file of that folder. A workspace file (`*.code-workspace`) has a name of its own, and is read where it is open.
 */
const shared: readonly string[] = [
  '.vscode/mcp.json',
  '.mcp.json',
  'mcp.json',
  // Visual Studio's: https://learn.microsoft.com/visualstudio/ide/mcp-servers
  '.vs/mcp.json',
  '.vscode/settings.json',
  '.devcontainer/devcontainer.json',
  '.devcontainer.json',
  // Their shapes differ from the object that the catalogue's field stands for.
  '.codex/config.toml',
  '.grok/config.toml',
  '.vibe/config.toml',
  '.continue/config.yaml',
  '.continue/mcpServers/*',
  '.amp/settings.json',
  '.zed/settings.json',
  // Agents that bring servers of their own: https://docs.github.com/copilot/reference/custom-agents-configuration,
  // https://code.claude.com/docs/en/sub-agents, https://kiro.dev/docs/custom-agents
  '.github/agents/*',
  '.claude/agents/*',
  '.kiro/agents/*',
  // https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-file-locations.md
  '.amazonq/cli-agents/*',
  'opencode.json',
  'opencode.jsonc',
  '.opencode/opencode.json',
  '.opencode/opencode.jsonc',
  'kilo.json',
  'kilo.jsonc',
  '.kilo/kilo.json',
  '.kilo/kilo.jsonc',
  '.mimocode/mimocode.json',
  '.mimocode/mimocode.jsonc',
  'crush.json',
  '.crush.json',
];

/** Relative to a folder's root, with `/`; each once, and some with `*` for a name. */
export function mcpFiles(catalogue: Catalogue): readonly string[] {
  return [...new Set([...shared, ...[...catalogue.tools.values()].flatMap((tool) => tool.mcpConfigFiles ?? [])])];
}

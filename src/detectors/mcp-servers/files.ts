import type { Catalogue } from '../../catalogue';

/**
 * Files of a folder in which MCP servers are declared, besides those that the catalogue knows of single tools. A workspace file
 * (`*.code-workspace`) has a name of its own, and is read where it is open.
 */
const shared: readonly string[] = [
  '.vscode/mcp.json',
  '.mcp.json',
  'mcp.json',
  '.vscode/settings.json',
  '.devcontainer/devcontainer.json',
  '.devcontainer.json',
  // Their shapes differ from the object that the catalogue's field stands for.
  '.codex/config.toml',
  '.zed/settings.json',
  'opencode.json',
  'opencode.jsonc',
  'crush.json',
  '.crush.json',
];

/** Relative to a folder's root, with `/`; each once. */
export function mcpFiles(catalogue: Catalogue): readonly string[] {
  return [...new Set([...shared, ...[...catalogue.tools.values()].flatMap((tool) => tool.mcpConfigFiles ?? [])])];
}

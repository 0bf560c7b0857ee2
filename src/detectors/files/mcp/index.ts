import type { FileKind } from '../common/kind';
import { detect } from './detect';

/** The files in which tools of the catalogue keep their servers come on top: see `serverFiles`. */
export const mcp: FileKind = {
  name: 'mcp',
  paths: [
    '.vscode/mcp.json',
    '{.mcp,mcp,mcp-config,mcp_config,claude_desktop_config}.json',
    '{opencode,kilo,mimocode}.{json,jsonc}',
    '.continue/mcpServers/*.json',
    '{crush,.crush}.json',
    '{.zed,.amp}/settings.json',
    '.amazonq/cli-agents/*.json',
    '.kiro/agents/*.json',
  ],
  format: 'json',
  detect,
};

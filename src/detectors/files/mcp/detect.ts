import type { Found, OpenedFile } from '../common/kind';
import { readServers } from '../common/mcp-servers';
import { field } from '../common/tree';

/** `servers` is VS Code's name, `mcpServers` that of nearly all others; OpenCode and Amp have their own. */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const name of ['servers', 'mcpServers', 'mcp', 'amp.mcpServers', 'context_servers'])
      readServers(field(root, name), found);
  }
}

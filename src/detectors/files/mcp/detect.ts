import { bareServers } from '../common/declared-servers';
import type { Found, OpenedFile } from '../common/kind';
import { readServers } from '../common/mcp-servers';
import { field } from '../common/tree';

/** `servers` is VS Code's name, `mcpServers` that of nearly all others; OpenCode and Amp have their own. */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    readServers(bareServers(path, root), found);
    for (const name of ['servers', 'mcpServers', 'mcp', 'amp.mcpServers', 'context_servers'])
      readServers(field(root, name), found);
  }
}

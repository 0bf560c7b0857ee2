import { bareServers, type DeclaredServer, declaredServers, declaredServersIn } from './declared-servers';
import type { Found, OpenedFile } from './kind';
import type { Value } from './tree';

/** A file that is there for MCP servers, in the shapes of all clients at once. */
export function readServersFile({ path, roots }: OpenedFile, found: Found): void {
  for (const root of roots) read([...declaredServersIn(root), ...declaredServers(bareServers(path, root))], found);
}

/** An object of MCP servers by name, in the shape that nearly all clients share. */
export function readServers(servers: Value | undefined, found: Found): void {
  read(declaredServers(servers), found);
}

/** Those that are switched off are left out. */
function read(servers: readonly DeclaredServer[], found: Found): void {
  for (const { words, addresses, off } of servers) {
    if (off) continue;
    for (const address of addresses) found.server(address.text, address);
    if (words.length > 0) found.program(words, { server: true });
  }
}

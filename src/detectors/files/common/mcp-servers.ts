import { declaredServers } from './declared-servers';
import type { Found } from './kind';
import type { Value } from './tree';

/** An object of MCP servers by name, in the shape that nearly all clients share. */
export function readServers(servers: Value | undefined, found: Found): void {
  for (const { words, addresses, off } of declaredServers(servers)) {
    if (off) continue;
    for (const address of addresses) found.server(address.text, address);
    if (words.length > 0) found.program(words, { server: true });
  }
}

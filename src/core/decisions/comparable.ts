import { normalizePackageId } from '../policy/package-id';
import { type PackageId, packageEcosystems } from '../policy/vocabulary';

/**
 * The form in which a selector of a policy and the name of a thing that was found are compared, for each kind of selector.
 * Letter case counts in none of them: extension ids and package ids have none, Windows and macOS run `Claude` as `claude`, and
 * a ban must not be passed by a capital letter.
 */
export const comparable = {
  extension: (id: string): string => id.toLowerCase(),
  command: (name: string): string => name.toLowerCase(),
  package: comparablePackage,
  model: (idOrFamily: string): string => idOrFamily.toLowerCase(),
  server: comparableServer,
} as const;

function comparablePackage(id: string): string {
  return isPackageId(id) ? normalizePackageId(id) : id.toLowerCase();
}

/**
 * A package, or an address in which scheme and host are in lower case, credentials and the scheme's own port are left out and
 * an empty path is `/`. Written by hand, since `URL` is not part of the language and refuses the `*` of patterns in some places.
 */
function comparableServer(server: string): string {
  if (isPackageId(server)) return normalizePackageId(server);
  const scheme = server.indexOf('://');
  if (scheme < 0) return server.toLowerCase();
  const name = server.slice(0, scheme).toLowerCase();
  const rest = server.slice(scheme + 3);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const port = name === 'https' ? ':443' : name === 'http' ? ':80' : undefined;
  const place = port !== undefined && host.endsWith(port) ? host.slice(0, -port.length) : host;
  // `https://mcp.example.com*` has its star in the host's place: nothing is put behind it.
  const slash = path.startsWith('/') || place.includes('*') ? '' : '/';
  return `${name}://${place}${slash}${path}`;
}

function isPackageId(text: string): text is PackageId {
  const colon = text.indexOf(':');
  if (colon < 0 || text.startsWith('://', colon)) return false;
  const prefix = text.slice(0, colon).toLowerCase();
  return packageEcosystems.some((known) => known === prefix);
}

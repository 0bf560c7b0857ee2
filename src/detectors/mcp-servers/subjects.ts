import type { Catalogue } from '../../catalogue';
import type { Invocation } from '../../command-reader/invocation';
import { toolsOf } from '../../command-reader/match';
import { subjectOfCommand, subjectOfMcpServer, subjectOfTool } from '../../core/decisions/subjects';
import type { Subject } from '../../core/findings/subject';
import { packageId, readPackageId } from '../../core/policy/package-id';
import type { PackageId } from '../../core/policy/vocabulary';

/**
 * What a local server is for rules, by what starting it would run: its packages where the line shows any, else its program. Never
 * empty: a program that nobody knows is still a server.
 */
export function subjectsOfServer(
  invocations: readonly Invocation[],
  words: readonly string[],
  catalogue: Catalogue,
): readonly Subject[] {
  const packages = invocations.flatMap((one) => serverPackage(one) ?? []);
  const subjects = [
    ...packages.map(({ id, version, invocation }) => {
      const subject = subjectOfMcpServer({ package: id, version }, catalogue);
      const [tool] = subject.tool === undefined ? toolsOf(invocation, catalogue) : [];
      return tool === undefined ? subject : { ...subject, ...subjectOfTool(tool.id, catalogue) };
    }),
    ...bridgedAddresses(
      packages.map(({ id }) => id),
      invocations,
      words,
    ).map((url) => subjectOfAddress(url, catalogue)),
    ...programs(invocations, packages.length > 0, catalogue),
  ];
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()];
}

/**
 * A remote server by its address. What stands for a secret in it (a user's name and password, a key in the query) is no part of
 * what a rule names, and is not kept.
 */
export function subjectOfAddress(address: string, catalogue: Catalogue): Subject {
  const url = address
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^(\w+:\/\/)[^/@]*@/, '$1');
  return subjectOfMcpServer({ url }, catalogue);
}

interface ServerPackage {
  readonly id: PackageId;
  readonly version: string | undefined;
  readonly invocation: Invocation;
}

function serverPackage(invocation: Invocation): ServerPackage | undefined {
  const { item, version } = invocation;
  if (item.kind === 'package') {
    const id = readPackageId(item.id);
    return 'ecosystem' in id ? { id: `${id.ecosystem}:${id.name}`, version, invocation } : undefined;
  }
  // Servers in Python say of themselves `python -m mcp_server_fetch`: the module has the package's name. Of other modules
  // that is not known.
  if (item.kind === 'module' && /(?:^|[_.-])mcp(?:$|[_.-])/.test(item.name)) {
    return { id: packageId('pypi', item.name.replace(/\..*$/, '')), version, invocation };
  }
  return undefined;
}

/** The tools that the line starts by name; without any, and without a package, the program that is closest to the server. */
function programs(invocations: readonly Invocation[], hasPackage: boolean, catalogue: Catalogue): readonly Subject[] {
  const named = invocations.flatMap((invocation) => {
    const { item, version } = invocation;
    if (item.kind !== 'command' && item.kind !== 'module') return [];
    return [{ name: item.name, version, tool: toolsOf(invocation, catalogue)[0] }];
  });
  const tools = named.filter(({ tool }) => tool !== undefined);
  const shown = tools.length > 0 || hasPackage ? tools : named.slice(-1);
  return shown.map((command) => subjectOfCommand(command, catalogue));
}

/** Programs that make a remote server look like a local one: `npx mcp-remote https://mcp.example.com/sse`. */
const bridge = /(?:^|[/:-])(?:supergateway|(?=[\w-]*mcp)[\w-]*-(?:remote|proxy|bridge|gateway)(?:-client)?)$/;

function bridgedAddresses(
  packages: readonly string[],
  invocations: readonly Invocation[],
  words: readonly string[],
): readonly string[] {
  const names = [...packages, ...invocations.flatMap(({ item }) => (item.kind === 'command' ? [item.name] : []))];
  if (!names.some((name) => bridge.test(name.toLowerCase()))) return [];
  return words.filter((word) => /^https?:\/\/[^\s/]/i.test(word));
}

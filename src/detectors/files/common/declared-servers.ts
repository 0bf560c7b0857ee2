import { commandOf } from './commands';
import { sliceOf } from './source-text';
import { entriesOf, field, itemsOf, type Spot, type StringValue, stringOf, type Value } from './tree';

/** An MCP server as a client's configuration declares it. */
export interface DeclaredServer {
  /** The name that it is given there; empty where it has none. */
  readonly name: string;
  /** Of the whole entry. */
  readonly spot: Spot;
  /** The program and its arguments; none for a remote server. */
  readonly words: readonly StringValue[];
  readonly addresses: readonly StringValue[];
  /** Switched off by the configuration itself. */
  readonly off: boolean;
}

/** The servers in an object of servers by name, or in a list of servers that carry their names. */
export function declaredServers(servers: Value | undefined): readonly DeclaredServer[] {
  const named = entriesOf(servers).map(({ key, value }) => serverOf(key.text, value));
  const listed = itemsOf(servers).flatMap((value) => listedServers(value));
  return [...named, ...listed].filter(({ words, addresses }) => words.length > 0 || addresses.length > 0);
}

/** One that carries its name, or, as the agents of Claude Code have them, one under its name alone. */
function listedServers(value: Value): readonly DeclaredServer[] {
  const [only, ...others] = entriesOf(value);
  const named = only !== undefined && others.length === 0 && only.value.kind === 'object';
  return [named ? serverOf(only.key.text, only.value) : serverOf(stringOf(field(value, 'name'))?.text ?? '', value)];
}

/**
 * Every server that a file declares, in the shapes of all clients at once: no client reads another's key, and what stands under
 * one of these keys and looks like a server is one.
 */
export function declaredServersIn(root: Value | undefined): readonly DeclaredServer[] {
  return [
    // VS Code's mcp.json, Visual Studio's .mcp.json.
    ...declaredServers(field(root, 'servers')),
    ...settingsServers(root),
    // devcontainer.json, and a workspace file of VS Code.
    ...settingsServers(field(root, 'customizations', 'vscode')),
    ...settingsServers(field(root, 'customizations', 'vscode', 'settings')),
    ...settingsServers(field(root, 'settings')),
    // Claude Code's own file has those of each project as well.
    ...entriesOf(field(root, 'projects')).flatMap(({ value }) => declaredServers(field(value, 'mcpServers'))),
    ...declaredServers(field(root, 'experimental', 'modelContextProtocolServers')),
    // Goose calls its servers extensions; elsewhere these are names, which are no servers.
    ...declaredServers(field(root, 'extensions')),
  ];
}

/**
 * The object of servers where it is the whole file, as plugins of Claude Code have it in their `.mcp.json`; undefined for other
 * files.
 */
export function bareServers(path: string, root: Value | undefined): Value | undefined {
  const isWrapped = ['servers', 'mcpServers', 'mcp'].some((key) => field(root, key) !== undefined);
  return /(?:^|\/)\.mcp\.json$/.test(path) && root?.kind === 'object' && !isWrapped ? root : undefined;
}

/** In an object of settings. */
function settingsServers(settings: Value | undefined): readonly DeclaredServer[] {
  const mcp = field(settings, 'mcp');
  const containers = [
    // OpenCode and Crush have the servers themselves under `mcp`.
    field(mcp, 'servers') ?? mcp,
    ...['mcp.servers', 'mcpServers', 'mcp_servers', 'mcp-servers', 'amp.mcpServers', 'context_servers'].map((key) =>
      field(settings, key),
    ),
  ];
  return containers.flatMap(declaredServers);
}

function serverOf(name: string, server: Value): DeclaredServer {
  const { start, end } = server;
  // Continue and Zed put what starts it one level deeper.
  const parts = [server, field(server, 'transport'), field(server, 'command')];
  return {
    name,
    spot: { start, end },
    words: parts.map(programIn).find((words) => words.length > 0) ?? [],
    addresses: parts.flatMap((part) =>
      ['url', 'httpUrl', 'serverUrl', 'uri', 'endpoint'].flatMap((key) => stringOf(field(part, key)) ?? []),
    ),
    off: isOff(server),
  };
}

function programIn(part: Value | undefined): readonly StringValue[] {
  const args = field(part, 'args');
  for (const key of ['command', 'cmd', 'path']) {
    const [program, ...given] = commandOf(field(part, key), args);
    if (program === undefined) continue;
    return [
      ...(isLine(program) ? wordsOf(program) : [program]),
      ...(args?.kind === 'string' ? given.flatMap(wordsOf) : given),
    ];
  }
  return [];
}

/** Some clients take a whole line for the command: `"command": "npx -y @playwright/mcp"`. A path may have spaces. */
function isLine({ text }: StringValue): boolean {
  return /^[\w.-]+\s+\S/.test(text.trim());
}

/** Split at blanks, without the quotes; nothing else of a shell's grammar is expected here. */
function wordsOf(line: StringValue): readonly StringValue[] {
  const whole = line.source();
  return [...line.text.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map((match) => {
    const text = match[1] ?? match[2] ?? match[0];
    const start = match.index + (text === match[0] ? 0 : 1);
    const part = sliceOf(whole, start, start + text.length);
    return { kind: 'string', text, start: part.at(0), end: part.at(text.length), source: () => part };
  });
}

function isOff(server: Value): boolean {
  const is = (key: string, value: boolean): boolean => {
    const found = field(server, key);
    return found?.kind === 'other' && found.value === value;
  };
  return is('disabled', true) || is('enabled', false) || is('isActive', false);
}

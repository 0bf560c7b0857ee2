import { normalizePackageId } from '../core/policy/package-id';
import { compileWildcard, type Matcher } from '../core/policy/wildcard';
import { anyOwnersAction, anyPublishersFeature, packageCandidates } from './package-candidates';
import type { Binary, Tool } from './tool';

/**
 * Look-ups over a set of tools, built once. Keys are compared as the format says: extension ids and settings keys' prefixes
 * as written by VS Code, extension ids without case, packages by the rules of their registry.
 */
export interface Catalogue {
  readonly tools: ReadonlyMap<string, Tool>;
  /** The tool of an id or former id. */
  tool(id: string): Tool | undefined;
  toolsByExtension(extensionId: string): readonly Tool[];
  /** Tools that own a binary of that name (without folder and `.exe`/`.cmd`/`.ps1`), with the form that the name needs. */
  toolsByBinary(name: string): readonly OwnedBinary[];
  /** Tools of a package id such as `npm:@anthropic-ai/claude-code`; a version, tag, digest or ref does not matter. */
  toolsByPackage(packageId: string): readonly Tool[];
  /** Tools whose source is in a repository such as `github.com/openai/codex`. */
  toolsByRepository(repository: string): readonly Tool[];
  /** Tools that the script behind an address installs; scheme, query and a trailing slash do not matter. */
  toolsByInstallScript(url: string): readonly Tool[];
  /** Tools whose model patterns match a family or id. */
  toolsByModel(familyOrId: string): readonly Tool[];
  /** Tools whose settings prefix starts a key of VS Code's settings, such as `github.copilot.enable`. */
  toolsBySettingsKey(key: string): readonly Tool[];
  /** Tools that are the editor which calls itself so (`vscode.env.appName`, `vscode.env.uriScheme`). */
  toolsByEditor(appName: string, uriScheme: string): readonly Tool[];
  /** Tools that continue the tool of an id while both are in the catalogue. */
  successorsOf(id: string): readonly Tool[];
}

export interface OwnedBinary {
  readonly tool: Tool;
  readonly binary: Binary;
}

/** Builds the look-ups. Of two tools with one id the first stays; `test/catalogue` and `withOrganizationTools` see to it that there is none. */
export function createCatalogue(tools: readonly Tool[]): Catalogue {
  const byId = new Map<string, Tool>();
  const byFormerId = new Map<string, Tool>();
  const byExtension = new Map<string, Tool[]>();
  const byBinary = new Map<string, OwnedBinary[]>();
  const byPackage = new Map<string, Tool[]>();
  const byRepository = new Map<string, Tool[]>();
  const byInstallScript = new Map<string, Tool[]>();
  const bySuccession = new Map<string, Tool[]>();
  const byModel: { readonly tool: Tool; readonly matches: Matcher }[] = [];
  const withSettings: Tool[] = [];
  const editors: Tool[] = [];

  for (const tool of tools) {
    if (!byId.has(tool.id)) byId.set(tool.id, tool);
    for (const id of tool.formerIds ?? []) byFormerId.set(id, tool);
    for (const id of tool.extensions ?? []) append(byExtension, id.toLowerCase(), tool);
    for (const binary of tool.binaries ?? []) append(byBinary, binary.name, { tool, binary });
    for (const id of tool.packages ?? []) append(byPackage, normalizePackageId(id), tool);
    for (const name of tool.featureNames ?? []) append(byPackage, anyPublishersFeature(name), tool);
    for (const name of tool.actionNames ?? []) append(byPackage, anyOwnersAction(name), tool);
    for (const repository of tool.repositories ?? []) append(byRepository, repository.toLowerCase(), tool);
    for (const url of tool.installScripts ?? []) append(byInstallScript, installScriptKey(url), tool);
    for (const id of tool.successorOf ?? []) append(bySuccession, id, tool);
    for (const pattern of tool.models ?? [])
      byModel.push({ tool, matches: compileWildcard(pattern, { ignoreCase: true }) });
    if (tool.settingsPrefixes !== undefined) withSettings.push(tool);
    if (tool.editor !== undefined) editors.push(tool);
  }

  const findTool = (id: string) => byId.get(id) ?? byFormerId.get(id);

  return {
    tools: byId,
    tool: findTool,
    toolsByExtension: (extensionId) => byExtension.get(extensionId.toLowerCase()) ?? none,
    toolsByBinary: (name) => byBinary.get(name) ?? none,
    toolsByPackage: (packageId) => {
      for (const candidate of packageCandidates(packageId)) {
        const found = byPackage.get(candidate);
        if (found !== undefined) return found;
      }
      return none;
    },
    toolsByRepository: (repository) => byRepository.get(repository.toLowerCase()) ?? none,
    toolsByInstallScript: (url) => byInstallScript.get(installScriptKey(url)) ?? none,
    toolsByModel: (familyOrId) => [
      ...new Set(byModel.filter(({ matches }) => matches(familyOrId)).map(({ tool }) => tool)),
    ],
    toolsBySettingsKey: (key) =>
      withSettings.filter((tool) => tool.settingsPrefixes?.some((prefix) => key.startsWith(prefix))),
    toolsByEditor: (appName, uriScheme) =>
      editors.filter(({ editor }) => editor?.appNames.includes(appName) || editor?.uriSchemes.includes(uriScheme)),
    successorsOf: (id) => bySuccession.get(findTool(id)?.id ?? id) ?? none,
  };
}

const none: readonly never[] = [];

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}

/** Host and path: `claude.ai/install.sh`. The host compares without case, the path with it. */
function installScriptKey(url: string): string {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/?#]*)([^?#]*)/i.exec(url.trim()) ?? [];
  return host.toLowerCase().replace(/^www\.|:(?:80|443)$/g, '') + path.replace(/\/+$/, '');
}

import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { Subject } from '../findings/subject';
import { normalizePackageId } from '../policy/package-id';
import type { PackageId } from '../policy/vocabulary';
import { matchesWildcard } from '../policy/wildcard';
import { comparable } from './comparable';
import { modelNames } from './model-names';

/*
 * What rules are asked about each kind of thing. Detectors and the command line both build their subjects here, so that
 * `explain` answers what the editor would. The catalogue is the merged one, with the organisation's own tools in it.
 */

/** What an extension's manifest shows, as far as `unlisted` asks. */
export interface ExtensionTraits {
  readonly builtIn: boolean;
  readonly chatParticipants: boolean;
  readonly languageModelProviders: boolean;
}

export const noTraits: ExtensionTraits = { builtIn: false, chatParticipants: false, languageModelProviders: false };

export function subjectOfExtension(
  id: string,
  version: string | undefined,
  catalogue: Catalogue,
  traits: ExtensionTraits,
): Subject {
  const tool = theTool(catalogue.toolsByExtension(id));
  const provesToBeOne = !traits.builtIn && (traits.chatParticipants || traits.languageModelProviders);
  return {
    ...(tool && { tool: tool.id }),
    extension: id,
    ...(version !== undefined && { version }),
    assistant: isAssistant(tool) || (tool === undefined && provesToBeOne),
  };
}

/** `id` as in a policy, without version: `npm:@openai/codex`. */
export function subjectOfPackage(id: PackageId, version: string | undefined, catalogue: Catalogue): Subject {
  const tool = theTool(catalogue.toolsByPackage(id));
  return {
    ...(tool && { tool: tool.id }),
    package: normalizePackageId(id),
    ...(version !== undefined && { version }),
    assistant: isAssistant(tool),
  };
}

export interface CommandDescription {
  /** Without folder and Windows' endings. */
  readonly name: string;
  readonly version?: string | undefined;
  /**
   * The tool that the invocation was found to be, where its form was looked at (`q chat`, not `q`). Undefined: it is none.
   * Left out: nothing but the name is known, and a tool counts only where its name alone shows it.
   */
  readonly tool?: Tool | undefined;
  /** The package that brings the program, where the text or the resolved program tells. */
  readonly package?: PackageId | undefined;
}

export function subjectOfCommand(command: CommandDescription, catalogue: Catalogue): Subject {
  const tool = 'tool' in command ? command.tool : toolByName(command.name, catalogue);
  return {
    ...(tool && { tool: tool.id }),
    command: command.name,
    ...(command.package !== undefined && { package: normalizePackageId(command.package) }),
    ...(command.version !== undefined && { version: command.version }),
    assistant: isAssistant(tool),
  };
}

/**
 * A language model by its id and family. Its tool is the maker's API (the catalogue keeps models there), so that a rule on the
 * vendor speaks of it. A model is not an assistant: `unlisted` does not.
 */
export function subjectOfModel(given: readonly string[], catalogue: Catalogue): Subject {
  const names = modelNames(given);
  // The barest name is the last one: it shows the maker, and the others at most who passes the model on.
  const [tool] = names.toReversed().flatMap((name) => catalogue.toolsByModel(name));
  return { ...(tool && { tool: tool.id }), models: names, assistant: false };
}

/** A server by package (`npm:@playwright/mcp`, which is also what it runs) or by address. */
export function subjectOfMcpServer(
  server: { readonly package: PackageId; readonly version: string | undefined } | { readonly url: string },
  catalogue: Catalogue,
): Subject {
  if ('url' in server) {
    const tool = toolByServer(server.url, catalogue);
    return { ...(tool && { tool: tool.id }), mcpServer: server.url, assistant: isAssistant(tool) };
  }
  const known = subjectOfPackage(server.package, server.version, catalogue);
  const tool = known.tool === undefined ? toolByServer(server.package, catalogue) : undefined;
  return {
    ...known,
    ...(tool && { tool: tool.id, assistant: isAssistant(tool) }),
    mcpServer: normalizePackageId(server.package),
  };
}

/** A tool as a whole: its files in a repository, the editor itself, `tool:` of the command line. An unknown id is kept. */
export function subjectOfTool(id: string, catalogue: Catalogue): Subject {
  const tool = catalogue.tool(id);
  return { tool: tool?.id ?? id, assistant: isAssistant(tool) };
}

/** `unlisted` speaks of every tool of the catalogue that is something else than an SDK. */
function isAssistant(tool: Tool | undefined): boolean {
  return tool?.kinds.some((kind) => kind !== 'sdk') ?? false;
}

/** Where two tools claim one thing (the catalogue says how to tell them apart), the assistant comes before the SDK. */
function theTool(tools: readonly Tool[]): Tool | undefined {
  return tools.find(isAssistant) ?? tools[0];
}

function toolByName(name: string, catalogue: Catalogue): Tool | undefined {
  return theTool(
    catalogue
      .toolsByBinary(name)
      .filter(({ binary }) => binary.form === undefined)
      .map(({ tool }) => tool),
  );
}

function toolByServer(server: string, catalogue: Catalogue): Tool | undefined {
  const wanted = comparable.server(server);
  const claims = (pattern: string): boolean =>
    matchesWildcard(comparable.server(pattern), wanted, { ignoreCase: false });
  return theTool([...catalogue.tools.values()].filter((tool) => tool.mcpServers?.some(claims)));
}

import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { Subject } from '../findings/subject';
import { createSelectorIndex, type ThingNames } from './selector-index';

/** The tools that one policy may name: the catalogue's, and those of the policy's own `catalogue`. */
export interface ToolSet {
  /** The id by which a tool goes today, whether it is given by its id or a former one; an unknown id is given back as it is. */
  canonicalId(id: string): string;
  /** Every tool that a subject is: the one that was found, and the organisation's own that claim the thing. */
  toolsOf(subject: Subject, names: ThingNames): readonly Tool[];
  /** Ids of the tools that this one continues, over any number of renames; not its own. */
  predecessorsOf(tool: Tool): readonly string[];
}

/**
 * An entry of the policy's own that has the id of a known tool is left out: it cannot redefine what is known (the validator
 * says so). Its own entries claim extensions, packages, models, servers, and programs whose name alone shows the tool.
 */
export function createToolSet(catalogue: Catalogue, own: readonly Tool[]): ToolSet {
  const added = own.filter((tool) => isNew(tool, catalogue));
  const byId = new Map(added.map((tool) => [tool.id, tool]));
  const byFormerId = new Map(added.flatMap((tool) => (tool.formerIds ?? []).map((id) => [id, tool])));
  const toolOf = (id: string): Tool | undefined => catalogue.tool(id) ?? byId.get(id) ?? byFormerId.get(id);
  const claims = createSelectorIndex(added.map(claimsOf));
  return {
    canonicalId: (id) => toolOf(id)?.id ?? id,
    toolsOf(subject, names) {
      const found = new Set<Tool>();
      const known = subject.tool === undefined ? undefined : toolOf(subject.tool);
      if (known !== undefined) found.add(known);
      if (added.length === 0) return [...found];
      claims.find(names, ({ number }) => {
        const tool = added[number];
        if (tool !== undefined) found.add(tool);
      });
      return [...found];
    },
    predecessorsOf(tool) {
      if (tool.successorOf === undefined) return none;
      const found = new Set([tool.id]);
      // A set is walked to its end while it grows, and takes nobody twice: a circle ends.
      for (const id of found)
        for (const before of toolOf(id)?.successorOf ?? []) found.add(toolOf(before)?.id ?? before);
      found.delete(tool.id);
      return [...found];
    },
  };
}

const none: readonly never[] = [];

/**
 * Whether the subject meets this tool as a library that programs are written with. A tool that is an SDK and something else
 * besides (a local model's server with client libraries) is an SDK only where it is found as a package of a language. A
 * language model is no library, though the catalogue keeps a maker's models with the maker's SDK.
 */
export function isSdk(tool: Tool, names: ThingNames): boolean {
  if (!tool.kinds.includes('sdk') || names.models.length > 0) return false;
  if (tool.kinds.every((kind) => kind === 'sdk')) return true;
  return libraryPrefixes.some((prefix) => names.package?.startsWith(prefix));
}

const libraryPrefixes = ['npm:', 'pypi:', 'cargo:', 'go:'] as const;

/** A caller may have put the policy's own entries into the catalogue already: they are no redefinition of themselves. */
function isNew(tool: Tool, catalogue: Catalogue): boolean {
  const known = catalogue.tool(tool.id);
  return known === undefined || known === tool;
}

function claimsOf(tool: Tool) {
  return {
    extensions: tool.extensions ?? [],
    commands: (tool.binaries ?? []).filter((binary) => binary.form === undefined).map((binary) => binary.name),
    packages: tool.packages ?? [],
    models: tool.models ?? [],
    mcpServers: tool.mcpServers ?? [],
  };
}

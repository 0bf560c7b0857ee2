import type { PackageId } from '../core/policy/vocabulary';
import { type Catalogue, createCatalogue } from './catalogue';
import { packageCandidates } from './package-candidates';
import type { Tool } from './tool';

/** Why something of an organisation's own tool is not taken over. */
export type CatalogueProblem =
  /** The whole tool is left out: `value` is an id or former id of `owner`. */
  | { readonly problem: 'known-id'; readonly tool: string; readonly value: string; readonly owner: string }
  /** That one value is left out of the tool: it belongs to `owner`. */
  | {
      readonly problem: 'claimed';
      readonly field: ClaimedField;
      readonly tool: string;
      readonly value: string;
      readonly owner: string;
    };

export type ClaimedField = 'formerIds' | 'extensions' | 'binaries' | 'packages' | 'installScripts';

/**
 * The catalogue with an organisation's own tools added. They can add to what is known and change nothing of it: whatever
 * already belongs to a tool, built-in or earlier in the list, stays with that tool and is reported.
 */
export function withOrganizationTools(
  catalogue: Catalogue,
  tools: readonly Tool[],
): { readonly catalogue: Catalogue; readonly problems: readonly CatalogueProblem[] } {
  const problems: CatalogueProblem[] = [];
  const added: Tool[] = [];
  const claims = new Map<string, string>();

  for (const tool of tools) {
    const owner = catalogue.tool(tool.id)?.id ?? claims.get(claim('formerIds', tool.id));
    if (owner !== undefined) {
      problems.push({ problem: 'known-id', tool: tool.id, value: tool.id, owner });
      continue;
    }
    const free = <Value>(field: ClaimedField, values: readonly Value[] | undefined, textOf: (value: Value) => string) =>
      (values ?? []).filter((value) => {
        const text = textOf(value);
        const ownerOfValue = ownerIn(catalogue, field, text) ?? claims.get(claim(field, text));
        if (ownerOfValue === undefined) return true;
        problems.push({ problem: 'claimed', field, tool: tool.id, value: text, owner: ownerOfValue });
        return false;
      });
    const problemsBefore = problems.length;
    const cleared: Tool = {
      ...tool,
      formerIds: free('formerIds', tool.formerIds, itself),
      extensions: free('extensions', tool.extensions, itself),
      binaries: free('binaries', tool.binaries, ({ name }) => name),
      packages: free<PackageId>('packages', tool.packages, itself),
      installScripts: free('installScripts', tool.installScripts, itself),
    };
    const taken = problems.length === problemsBefore ? tool : cleared;
    for (const key of claimsOf(taken)) claims.set(key, tool.id);
    added.push(taken);
  }
  return { catalogue: createCatalogue([...catalogue.tools.values(), ...added]), problems };
}

function ownerIn(catalogue: Catalogue, field: ClaimedField, value: string): string | undefined {
  switch (field) {
    case 'formerIds':
      return catalogue.tool(value)?.id;
    case 'extensions':
      return catalogue.toolsByExtension(value)[0]?.id;
    case 'binaries':
      return catalogue.toolsByBinary(value)[0]?.tool.id;
    case 'packages':
      return catalogue.toolsByPackage(value)[0]?.id;
    case 'installScripts':
      return catalogue.toolsByInstallScript(value)[0]?.id;
  }
}

function claimsOf(tool: Tool): readonly string[] {
  return [
    ...[tool.id, ...(tool.formerIds ?? [])].map((id) => claim('formerIds', id)),
    ...(tool.extensions ?? []).map((id) => claim('extensions', id)),
    ...(tool.binaries ?? []).map(({ name }) => claim('binaries', name)),
    ...(tool.packages ?? []).map((id) => claim('packages', id)),
    ...(tool.installScripts ?? []).map((url) => claim('installScripts', url)),
  ];
}

function claim(field: ClaimedField, value: string): string {
  switch (field) {
    case 'extensions':
      return `${field} ${value.toLowerCase()}`;
    case 'packages':
      return `${field} ${packageCandidates(value)[0] ?? value}`;
    case 'formerIds':
    case 'binaries':
    case 'installScripts':
      return `${field} ${value}`;
  }
}

const itself = <Value>(value: Value): Value => value;

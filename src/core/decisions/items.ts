import type { Catalogue } from '../../catalogue';
import type { Subject } from '../findings/subject';
import { type PackageFault, readPackageId } from '../policy/package-id';
import type { PackageId } from '../policy/vocabulary';
import {
  noTraits,
  subjectOfExtension,
  subjectOfMcpServer,
  subjectOfModel,
  subjectOfPackage,
  subjectOfTool,
} from './subjects';

/** The kinds of item of `explain` and `test`, as their prefixes. */
export const itemKinds = ['tool', 'extension', 'command', 'package', 'model', 'mcp', 'editor'] as const;
export type ItemKind = (typeof itemKinds)[number];

export type ItemReading =
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** `command:'npx …'`: what it runs is for the command reader to say, which stands outside `core`. */
  | { readonly kind: 'command-line'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: ItemProblem };

export type ItemProblem =
  /** No prefix, or one that is not an item kind. */
  | { readonly fault: 'kind'; readonly found: string }
  | { readonly fault: 'empty'; readonly item: ItemKind }
  /** Not `publisher.name`. */
  | { readonly fault: 'extension-id'; readonly found: string }
  | { readonly fault: 'package'; readonly found: string; readonly because: Exclude<PackageFault, { fault: 'version' }> }
  /** Neither a package nor an https address. */
  | { readonly fault: 'mcp-server'; readonly found: string }
  /** No tool of the catalogue is an editor of that name. */
  | { readonly fault: 'editor'; readonly found: string };

/** Reads `extension:anthropic.claude-code@2.1.313` and the like. */
export function subjectOfItem(item: string, catalogue: Catalogue): ItemReading {
  const colon = item.indexOf(':');
  const prefix = colon < 0 ? item : item.slice(0, colon);
  const kind = itemKinds.find((known) => known === prefix.trim().toLowerCase());
  if (kind === undefined || colon < 0) return { kind: 'problem', problem: { fault: 'kind', found: prefix } };
  const name = item.slice(colon + 1).trim();
  if (name === '') return { kind: 'problem', problem: { fault: 'empty', item: kind } };
  switch (kind) {
    case 'tool':
      return { kind: 'subject', subject: subjectOfTool(name, catalogue) };
    case 'extension':
      return readExtension(name, catalogue);
    case 'command':
      return { kind: 'command-line', text: name };
    case 'package':
      return readPackage(name, catalogue);
    case 'model':
      return { kind: 'subject', subject: subjectOfModel([name], catalogue) };
    case 'mcp':
      return readServer(name, catalogue);
    case 'editor':
      return readEditor(name, catalogue);
  }
}

/** Splits `npm:@scope/name@1.2.3`, `pypi:name==1.2.3`, `docker:image:1.2.3`. A tag such as `latest` is no version. */
export function splitPackage(
  text: string,
): { readonly id: PackageId; readonly version: string | undefined } | Exclude<PackageFault, { fault: 'version' }> {
  const reading = readPackageId(text);
  if ('ecosystem' in reading) return { id: `${reading.ecosystem}:${reading.name}`, version: undefined };
  if (reading.fault !== 'version') return reading;
  const bare = readPackageId(`${text.slice(0, text.indexOf(':'))}:${reading.name}`);
  if (!('ecosystem' in bare)) return { fault: 'empty-name' };
  const rest = text.slice(text.indexOf(':') + 1 + reading.name.length);
  return { id: `${bare.ecosystem}:${bare.name}`, version: versionIn(rest) };
}

function readExtension(name: string, catalogue: Catalogue): ItemReading {
  const at = name.indexOf('@');
  const id = at < 0 ? name : name.slice(0, at);
  if (!/^[^.\s*@]+\.[^\s*@]+$/.test(id)) return { kind: 'problem', problem: { fault: 'extension-id', found: name } };
  const version = at < 0 ? undefined : name.slice(at + 1);
  return { kind: 'subject', subject: subjectOfExtension(id, version || undefined, catalogue, noTraits) };
}

function readPackage(name: string, catalogue: Catalogue): ItemReading {
  const split = splitPackage(name);
  if ('fault' in split) return { kind: 'problem', problem: { fault: 'package', found: name, because: split } };
  return { kind: 'subject', subject: subjectOfPackage(split.id, split.version, catalogue) };
}

function readServer(name: string, catalogue: Catalogue): ItemReading {
  if (/^https?:\/\//i.test(name)) return { kind: 'subject', subject: subjectOfMcpServer({ url: name }, catalogue) };
  const split = splitPackage(name);
  if ('fault' in split) return { kind: 'problem', problem: { fault: 'mcp-server', found: name } };
  const server = { package: split.id, version: split.version };
  return { kind: 'subject', subject: subjectOfMcpServer(server, catalogue) };
}

/** By the name that the editor gives itself, its URI scheme, or its tool id. */
function readEditor(name: string, catalogue: Catalogue): ItemReading {
  const byName = catalogue.toolsByEditor(name, name)[0];
  const tool = byName ?? catalogue.tool(name);
  if (tool?.editor === undefined) return { kind: 'problem', problem: { fault: 'editor', found: name } };
  return { kind: 'subject', subject: subjectOfTool(tool.id, catalogue) };
}

/** What follows a package's name: `@1.2.3`, `[extra]==1.2.3`, `:1.2.3`. Comparisons other than `==` give no version. */
function versionIn(rest: string): string | undefined {
  const match = /^(?:\[[^\]]*\])?\s*(?:===?|@|:)\s*(v?\d[^\s;,@]*)/.exec(rest);
  return match?.[1];
}

import type { Tool } from '../catalogue/tool';
import type { PolicyRule } from '../core/policy/document';
import { normalizePackageId } from '../core/policy/package-id';
import type { PackageId } from '../core/policy/vocabulary';
import type { PrefilterWords } from './prefilter';

/** The words by which a line can show one of these tools. */
export function wordsOfTools(tools: Iterable<Tool>): PrefilterWords {
  const names: string[] = [];
  const hosts: string[] = [];
  for (const tool of tools) {
    // Package managers that the format does not know call a tool by its id.
    names.push(tool.id);
    names.push(...(tool.binaries ?? []).flatMap((binary) => (binary.form?.never ? [] : [binary.name])));
    names.push(...(tool.packages ?? []).flatMap(packageWord));
    names.push(...(tool.extensions ?? []));
    names.push(...(tool.repositories ?? []).map((repository) => repository.replace(/^[^/]*\//, '')));
    hosts.push(...(tool.installScripts ?? []).map(hostOf));
  }
  return { names, hosts };
}

/** The words of a policy's own selectors: what they name need not be in the catalogue. */
export function wordsOfRules(rules: Iterable<PolicyRule>): PrefilterWords {
  const names: string[] = [];
  for (const rule of rules) {
    names.push(...(rule.commands ?? []), ...(rule.packages ?? []).flatMap(packageWord), ...(rule.extensions ?? []));
  }
  return { names: names.map(longestPart), hosts: [] };
}

export function joinWords(...all: readonly PrefilterWords[]): PrefilterWords {
  return { names: all.flatMap(({ names }) => names), hosts: all.flatMap(({ hosts }) => hosts) };
}

/** Actions and features stand in files, not on command lines. */
function packageWord(id: PackageId): readonly string[] {
  const colon = id.indexOf(':');
  if (['github-action', 'devcontainer-feature'].includes(id.slice(0, colon))) return [];
  const name = normalizePackageId(id).slice(colon + 1);
  // A formula or image is also known by less than its whole path: `docker.io/`, taps, `name@latest`.
  return [name.replace(/(?<=.)@[^/]*$/, '')];
}

/** Of a pattern such as `npm:@scope/*` the longest text without `*`. */
function longestPart(pattern: string): string {
  return pattern.split('*').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[/:?#].*$/, '');
}

import type { Catalogue } from '../../../catalogue';
import type { Tool } from '../../../catalogue/tool';
import type { PrefilterWords } from '../../../command-reader/prefilter';
import { joinWords, wordsOfRules, wordsOfTools } from '../../../command-reader/prefilter-words';
import type { PolicyDocument, PolicyRule } from '../../../core/policy/document';

/** Every word by which a file can show something that a policy restricts: those of command lines, and those only files have. */
export function wordsForFiles(policies: readonly PolicyDocument[], catalogue: Catalogue): PrefilterWords {
  const words = policies.flatMap((policy) => {
    const rules = policy.rules.filter((rule) => rule.status !== 'allowed');
    const ids = new Set(rules.flatMap((rule) => rule.tools ?? []).map((id) => catalogue.tool(id)?.id ?? id));
    const vendors = new Set(rules.flatMap((rule) => rule.vendors ?? []).map((id) => id.toLowerCase()));
    const tools = [...catalogue.tools.values()].filter(
      (tool) => (policy.unlisted ?? 'allowed') !== 'allowed' || ids.has(tool.id) || vendors.has(tool.vendor.id),
    );
    const fileWords = { names: tools.flatMap(wordsOfFiles), hosts: [] };
    return [wordsInFilesOfRules(rules), wordsOfTools(tools), fileWords];
  });
  return joinWords(...words);
}

/** The words of a policy's own selectors, those included that only files have. */
export function wordsInFilesOfRules(rules: readonly PolicyRule[]): PrefilterWords {
  const names = rules.flatMap((rule) => [...(rule.packages ?? []), ...(rule.mcpServers ?? [])]).map(name);
  return joinWords(wordsOfRules(rules), { names: names.map(longestPart), hosts: [] });
}

/** Actions, features, settings and servers, which stand in files alone. */
function wordsOfFiles(tool: Tool): readonly string[] {
  return [
    ...(tool.packages ?? []).filter((id) => /^(?:github-action|devcontainer-feature|docker):/.test(id)).map(name),
    ...(tool.featureNames ?? []),
    ...(tool.actionNames ?? []),
    ...(tool.settingsPrefixes ?? []),
    ...(tool.mcpServers ?? []).map(name),
  ];
}

function name(id: string): string {
  return id.replace(/^[a-z-]+:(?:\/\/)?/, '');
}

function longestPart(pattern: string): string {
  return pattern.split('*').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

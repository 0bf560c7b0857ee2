import type { Catalogue } from '../catalogue/index';
import type { CompiledLayer, CompiledRule } from '../core/decisions/compile';
import type { PolicyRule } from '../core/policy/document';
import { fillExceptionUrl } from '../core/remedies/exception-request';
import type { StatedName, StatedPolicy, StatedRule } from '../core/stated-policies';
import type { PoliciesInForce } from './assess';
import { resolveAlternative } from './concern';

/** The policies in force with the names that people know: for reading, not for deciding. */
export function statePolicies({ layers, catalogue }: PoliciesInForce): readonly StatedPolicy[] {
  return layers.map((layer) => ({
    layer: layer.layer,
    policy: layer.policy,
    mode: layer.mode,
    unlisted: layer.unlisted,
    rules: layer.rules.map((rule) => stateRule(rule, layer, catalogue)),
  }));
}

function stateRule({ rule, enforcement }: CompiledRule, layer: CompiledLayer, catalogue: Catalogue): StatedRule {
  return {
    rule,
    names: namesOf(rule, catalogue),
    enforcement,
    alternatives: (rule.alternatives ?? []).map((one) => resolveAlternative(one, layer.layer, catalogue)),
    exceptionUrl: exceptionUrlOf(rule, layer),
  };
}

/** As in `concern.ts`: a repository's own file has no say in where people are sent, and what is allowed needs no exception. */
function exceptionUrlOf(rule: PolicyRule, { layer, policy }: CompiledLayer): string | undefined {
  if (layer === 'workspace' || rule.status === 'allowed' || policy.exceptionUrl === undefined) return undefined;
  const [tool = ''] = rule.tools ?? [];
  return fillExceptionUrl(policy.exceptionUrl, { tool, item: '', version: '', rule: rule.id, repository: '' });
}

function namesOf(rule: PolicyRule, catalogue: Catalogue): readonly StatedName[] {
  const as = (kind: StatedName['kind'], ids: readonly string[] | undefined, nameOf = (id: string) => id) =>
    (ids ?? []).map((id): StatedName => ({ kind, id, name: nameOf(id) }));
  return [
    ...as('tool', rule.tools, (id) => catalogue.tool(id)?.name ?? id),
    ...as('vendor', rule.vendors, (id) => vendorName(id, catalogue)),
    ...as('extension', rule.extensions),
    ...as('command', rule.commands),
    ...as('package', rule.packages),
    ...as('model', rule.models),
    ...as('mcp-server', rule.mcpServers),
  ];
}

function vendorName(id: string, { tools }: Catalogue): string {
  for (const { vendor } of tools.values()) if (vendor.id === id.toLowerCase()) return vendor.name;
  return id;
}

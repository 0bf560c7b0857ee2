import type { Catalogue } from '../../catalogue';
import type { CompiledLayer, CompiledRule } from '../../core/decisions/compile';
import type { PolicyDocument, PolicyRule } from '../../core/policy/document';
import { endOf } from '../../core/policy/local-date';
import { hasWildcard } from '../../core/policy/wildcard';
import { publisherOf } from './allowed-extensions';
import { listedVersions } from './listed-versions';

/** What `extensions.allowed` cannot say of a policy: sentences, the policy's own first, then one for each rule that loses something. */
export function lossesOf(layer: CompiledLayer, catalogue: Catalogue, now: number): readonly string[] {
  return [
    ...lossesOfPolicy(layer.policy, now),
    ...layer.rules.flatMap((rule) => {
      const losses = lossesOfRule(rule, layer, catalogue, now);
      return losses.length === 0 ? [] : [`rule ${JSON.stringify(rule.rule.id)}: ${losses.join('; ')}.`];
    }),
  ];
}

function lossesOfPolicy({ mode, unlisted, expiresAt }: PolicyDocument, now: number): readonly string[] {
  const expiry = expiresAt === undefined ? undefined : endOf(expiresAt);
  return [
    ...(mode === 'audit'
      ? ['the policy is in audit mode and only reports; VS Code would enforce what is exported.']
      : []),
    ...(unlisted === 'banned'
      ? [
          '"unlisted": "banned" holds for every AI assistant; VS Code cannot tell one from other extensions, so only those of the catalogue are listed. Export again when the catalogue grows.',
        ]
      : []),
    ...(unlisted === 'restricted' ? ['"unlisted": "restricted" has no form in VS Code and is left out.'] : []),
    ...(expiry !== undefined && now >= expiry ? ['the policy has expired; its rules still hold.'] : []),
  ];
}

function lossesOfRule(
  { rule, start, end }: CompiledRule,
  layer: CompiledLayer,
  catalogue: Catalogue,
  now: number,
): readonly string[] {
  if (now >= end) return [`it has lapsed (until ${rule.until}) and is left out`];
  if (now < start) return [`it is not in force before ${rule.from} and is left out; export again then`];
  switch (rule.status) {
    case 'allowed':
      return lossesOfAllowed(rule);
    case 'restricted':
      return [
        `restricted has no form in VS Code; ${rule.versions === undefined ? 'what it names stays allowed' : 'it is left out'}`,
      ];
    case 'banned':
      return lossesOfBan(rule, layer, catalogue);
  }
}

function lossesOfAllowed(rule: PolicyRule): readonly string[] {
  const ranged = rule.versions !== undefined && listedVersions(rule.versions).length === 0;
  return [
    ...(ranged
      ? [
          `VS Code lists single versions, not ranges such as ${rule.versions}; where it is banned otherwise, it stays so`,
        ]
      : []),
    ...endingOf(rule),
  ];
}

function lossesOfBan(rule: PolicyRule, layer: CompiledLayer, catalogue: Catalogue): readonly string[] {
  const reachesExtensions =
    rule.extensions !== undefined || toolsOf(rule, layer, catalogue).some((ids) => ids.length > 0);
  const others = (['commands', 'packages', 'models', 'mcpServers'] as const).filter(
    (field) => rule[field] !== undefined,
  );
  const patterns = (rule.extensions ?? []).filter(
    (selector) => hasWildcard(selector) && selector !== '*.*' && publisherOf(selector) === undefined,
  );
  const microsoft = (rule.extensions ?? []).filter((selector) => publisherOf(selector)?.startsWith('ms-'));
  if (rule.versions !== undefined) {
    return [`VS Code cannot ban some versions (${rule.versions}) and allow the others; it is left out`];
  }
  return [
    ...(reachesExtensions
      ? ['VS Code shows no reason and no link']
      : ['no extension belongs to what it names; it is left out']),
    ...(others.length > 0 && reachesExtensions ? [`its ${others.join(', ')} have no form in VS Code`] : []),
    ...(patterns.length > 0 ? [`of ${patterns.join(', ')} only the extensions of the catalogue are listed`] : []),
    ...(microsoft.length > 0
      ? [`VS Code knows publishers of Microsoft as "microsoft" alone, so ${microsoft.join(', ')} may have no effect`]
      : []),
    ...(rule.exceptions !== undefined && rule.exceptions.length > 0 && reachesExtensions
      ? ['VS Code knows no exceptions by repository; the ban holds in those as well']
      : []),
    ...endingOf(rule),
  ];
}

/** The extension ids of each tool that the rule names by id or vendor. */
function toolsOf(rule: PolicyRule, layer: CompiledLayer, catalogue: Catalogue): readonly (readonly string[])[] {
  const vendors = new Set((rule.vendors ?? []).map((vendor) => vendor.toLowerCase()));
  const ids = new Set((rule.tools ?? []).map((id) => layer.tools.canonicalId(id)));
  return [...catalogue.tools.values()]
    .filter((tool) => ids.has(tool.id) || vendors.has(tool.vendor.id.toLowerCase()))
    .map((tool) => tool.extensions ?? []);
}

function endingOf({ until }: PolicyRule): readonly string[] {
  return until === undefined ? [] : [`it ends with ${until}; export again after it`];
}

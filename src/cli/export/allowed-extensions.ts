import type { Catalogue } from '../../catalogue';
import { type CompiledLayer, compileLayer } from '../../core/decisions/compile';
import { decide } from '../../core/decisions/decide';
import { noTraits, subjectOfExtension } from '../../core/decisions/subjects';
import type { Status } from '../../core/policy/vocabulary';
import { hasWildcard } from '../../core/policy/wildcard';
import { listedVersions } from './listed-versions';

/**
 * The value of VS Code's setting `extensions.allowed` (1.96 and later): an entry for the id decides, then one for the publisher,
 * then `"*"`; what no entry names is not allowed. A list holds the only versions that are.
 * See https://code.visualstudio.com/docs/enterprise/extensions#_configure-allowed-extensions
 */
export type AllowedExtensions = Readonly<Record<string, boolean | readonly string[]>>;

/** Our own id: an allow-list that leaves it out would disable whoever tells people of the policy. */
const ownId = 'ai-tool-policy.ai-tool-policy';

/**
 * The bans on extensions that one layer's policy pronounces at a moment. What can be named is decided one by one, by the same
 * code as in the editor, so that a closer `allowed` is kept out of a wider ban: every extension of the catalogue and of the
 * rules, every publisher of a `publisher.*` pattern, and the rest as a whole.
 */
export function allowedExtensions(layer: CompiledLayer, catalogue: Catalogue, now: number): AllowedExtensions {
  const { rules } = layer.policy;
  const anyVersion = withoutVersions(layer, catalogue);
  const statusOf = (id: string): Status => ask(anyVersion, id, undefined);
  const ask = (asked: CompiledLayer, id: string, version: string | undefined): Status =>
    decide([asked], subjectOfExtension(id, version, catalogue, noTraits), { now }).status;
  const selectors = rules.flatMap((rule) => rule.extensions ?? []).map((selector) => selector.toLowerCase());
  const ids = new Set([
    ...[...catalogue.tools.values()].flatMap((tool) => tool.extensions ?? []).map((id) => id.toLowerCase()),
    ...selectors.filter((selector) => !hasWildcard(selector)),
    ownId,
  ]);
  const publishers = new Set(selectors.flatMap((selector) => publisherOf(selector) ?? []));
  const versions = new Set(rules.flatMap((rule) => (rule.status === 'allowed' ? listedVersions(rule.versions) : [])));

  const everyOther = statusOf(`${stranger}.${stranger}`) !== 'banned';
  const publisherEntries = new Map(
    [...publishers]
      .map((publisher) => [publisher, statusOf(`${publisher}.${stranger}`) !== 'banned'] as const)
      .filter(([, allowed]) => allowed !== everyOther),
  );
  const idEntries = [...ids].flatMap((id): (readonly [string, boolean | readonly string[]])[] => {
    const otherwise = publisherEntries.get(id.slice(0, id.indexOf('.'))) ?? everyOther;
    const allowed = id === ownId || statusOf(id) !== 'banned';
    const only = allowed ? [] : [...versions].filter((version) => ask(layer, id, version) === 'allowed');
    if (only.length > 0) return [[id, only]];
    return allowed === otherwise ? [] : [[id, allowed]];
  });
  return Object.fromEntries([
    ...(everyOther ? [['*', true] as const] : []),
    ...sorted([...publisherEntries]),
    ...sorted(idEntries),
  ]);
}

/** Rules on some versions say nothing of all of them: what is banned is what the others ban. */
function withoutVersions({ layer, policy, signed }: CompiledLayer, catalogue: Catalogue): CompiledLayer {
  const rules = policy.rules.filter((rule) => rule.versions === undefined);
  return compileLayer({ layer, policy: { ...policy, rules }, signed, catalogue });
}

/** A name that no publisher and no extension has. */
const stranger = 'extension-that-nobody-published';

/** `example` of `example.*`: the one pattern that VS Code has an entry for. */
export function publisherOf(selector: string): string | undefined {
  const [publisher = '', name] = selector.toLowerCase().split('.');
  return name === '*' && !hasWildcard(publisher) ? publisher : undefined;
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}

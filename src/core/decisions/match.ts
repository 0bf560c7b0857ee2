import type { Tool } from '../../catalogue/tool';
import type { Subject } from '../findings/subject';
import { isSdk } from './catalogue-tools';
import { comparable } from './comparable';
import type { CompiledLayer, CompiledRule } from './compile';
import type { ThingNames } from './selector-index';

/**
 * How closely a rule names a thing, from loose to close. `unlisted` is below them all. A rule on a tool that this one continues
 * (`successorOf` in the catalogue) comes before one on the vendor, and after everything that names the thing itself.
 */
export const specificities = ['vendor', 'predecessor', 'pattern', 'tool', 'exact'] as const;
export type Specificity = (typeof specificities)[number];

/** A rule that matches, whatever its dates and versions say. */
export interface MatchedRule {
  readonly rule: CompiledRule;
  /** Its closest selector that matches. Greater is closer; an index of `specificities`. */
  readonly level: number;
}

export interface LayerMatches {
  /** In the order of the policy. */
  readonly rules: readonly MatchedRule[];
  /** The same, the closest first and in the order of the policy among equals. */
  readonly closestFirst: readonly MatchedRule[];
  /** True where this layer's `unlisted` speaks of the subject. */
  readonly assistant: boolean;
}

const unmatched: LayerMatches = { rules: [], closestFirst: [], assistant: false };
const unlistedOnly: LayerMatches = { ...unmatched, assistant: true };

/** What is known of the subject, in comparable form; worked out once for all layers. */
export function namesOf(subject: Subject): ThingNames {
  return {
    extension: subject.extension === undefined ? undefined : comparable.extension(subject.extension),
    command: subject.command === undefined ? undefined : comparable.command(subject.command),
    package: subject.package === undefined ? undefined : comparable.package(subject.package),
    models: (subject.models ?? []).map(comparable.model),
    server: subject.mcpServer === undefined ? undefined : comparable.server(subject.mcpServer),
  };
}

/**
 * The rules of a layer that match a subject. An SDK is matched by an exact tool id or an exact package alone. A subject that is
 * several tools at once (one of the catalogue's, one of the organisation's own) is an SDK only where all of them are.
 */
export function matchRules(layer: CompiledLayer, subject: Subject, names: ThingNames): LayerMatches {
  const tools = layer.tools.toolsOf(subject, names);
  const assistants = tools.filter((tool) => !isSdk(tool, names));
  const sdkOnly = tools.length > 0 && assistants.length === 0;
  const levels = new Map<number, number>();
  const note = (number: number, specificity: Specificity): void => {
    const level = specificities.indexOf(specificity);
    if (level > (levels.get(number) ?? -1)) levels.set(number, level);
  };
  layer.things.find(names, ({ kind, selector, number }) => {
    if (sdkOnly && !(kind === 'exact' && selector === 'package')) return;
    note(number, kind);
  });
  if (levels.size === 0 && tools.length === 0 && subject.tool === undefined) {
    return subject.assistant ? unlistedOnly : unmatched;
  }
  const ids = new Set(tools.map((tool) => tool.id));
  if (subject.tool !== undefined) ids.add(layer.tools.canonicalId(subject.tool));
  for (const id of ids) for (const number of layer.byTool.get(id) ?? []) note(number, 'tool');
  for (const tool of assistants) {
    for (const predecessor of layer.tools.predecessorsOf(tool)) {
      for (const number of layer.byTool.get(predecessor) ?? []) {
        if (reachesSuccessor(layer, number, tool)) note(number, 'predecessor');
      }
    }
  }
  const vendors = new Set(assistants.map((tool) => tool.vendor.id.toLowerCase()));
  for (const vendor of vendors) for (const number of layer.byVendor.get(vendor) ?? []) note(number, 'vendor');
  const rules = inOrder(layer, levels);
  return {
    rules,
    closestFirst: rules.length < 2 ? rules : [...rules].sort((one, other) => other.level - one.level),
    assistant: !sdkOnly && (subject.assistant || isOwn(subject, assistants)),
  };
}

/**
 * A ban or a restriction outlives a new name. An allowance does not, since what was looked at was another product; nor does a
 * rule on versions, which count anew; nor one that offers the successor instead.
 */
function reachesSuccessor(layer: CompiledLayer, number: number, successor: Tool): boolean {
  const rule = layer.rules[number]?.rule;
  if (rule === undefined || rule.status === 'allowed' || rule.versions !== undefined) return false;
  return !rule.alternatives?.some((one) => typeof one === 'string' && layer.tools.canonicalId(one) === successor.id);
}

/** A tool that only the organisation's own catalogue knows was not known to be an assistant when the thing was found. */
function isOwn(subject: Subject, assistants: readonly { readonly id: string }[]): boolean {
  return subject.tool === undefined && assistants.length > 0;
}

function inOrder(layer: CompiledLayer, levels: ReadonlyMap<number, number>): readonly MatchedRule[] {
  const matched: MatchedRule[] = [];
  for (const number of [...levels.keys()].sort((one, other) => one - other)) {
    const rule = layer.rules[number];
    const level = levels.get(number);
    if (rule !== undefined && level !== undefined) matched.push({ rule, level });
  }
  return matched;
}

import type { Catalogue } from '../../catalogue';
import { extensionOf, modeOf, presenceOf, terminalOf, unlistedOf } from '../policy/defaults';
import type { PolicyDocument, PolicyRule } from '../policy/document';
import { endOf, startOf } from '../policy/local-date';
import type { Layer, Mode, Status } from '../policy/vocabulary';
import { createToolSet, type ToolSet } from './catalogue-tools';
import type { Enforcement } from './decision';
import { type CompiledException, compileExceptions, type MachineException } from './exceptions';
import { append, createSelectorIndex, type SelectorIndex } from './selector-index';
import { createVersionTest, type VersionTest } from './versions';

export interface LayerInput {
  readonly layer: Layer;
  readonly policy: PolicyDocument;
  /** True when the policy came with a signature that one of the configured keys bears out. */
  readonly signed: boolean;
  readonly catalogue: Catalogue;
  /** The managed file's `exceptions`. They are about the rules of the managed and the organisation's policy. */
  readonly machineExceptions?: readonly MachineException[];
}

/** A policy of one layer, ready to be asked about many subjects. Days are those of the time zone at compilation. */
export interface CompiledLayer {
  readonly layer: Layer;
  readonly policy: PolicyDocument;
  readonly signed: boolean;
  readonly mode: Mode;
  /** Undefined where the layer has no opinion on what its rules do not name. */
  readonly unlisted: Status | undefined;
  readonly tools: ToolSet;
  readonly rules: readonly CompiledRule[];
  /** Rules by the selectors that name a thing itself. */
  readonly things: SelectorIndex;
  /** Numbers of the rules by today's id of the tools they name, and by vendor. */
  readonly byTool: ReadonlyMap<string, readonly number[]>;
  readonly byVendor: ReadonlyMap<string, readonly number[]>;
}

export interface CompiledRule {
  /** Its place in the policy. */
  readonly number: number;
  readonly rule: PolicyRule;
  /** Epoch milliseconds; the rule is in force from `start` on and before `end`. */
  readonly start: number;
  readonly end: number;
  readonly versionTest: VersionTest;
  readonly exceptions: readonly CompiledException[];
  /** What the rule may do, coming from this layer. */
  readonly enforcement: Omit<Enforcement, 'dismissible'>;
  readonly dismissible: boolean | undefined;
}

/**
 * Prepares one layer's policy. What the layer has no right to is left out here, so that nothing later has to ask: a workspace
 * file has no `mode`, `unlisted`, `catalogue`, enforcement or `dismissible` of its own; `disable` and `block` of an unsigned
 * organisation policy become `offer` and `confirm`.
 */
export function compileLayer(input: LayerInput): CompiledLayer {
  const { layer, policy, signed, catalogue } = input;
  const isWorkspace = layer === 'workspace';
  const tools = createToolSet(catalogue, isWorkspace ? [] : (policy.catalogue ?? []));
  // An administrator excepts the organisation's rules; a repository's rule that happens to have the same id is another one.
  const machine = groupByRule(isWorkspace ? [] : (input.machineExceptions ?? []));
  const byTool = new Map<string, number[]>();
  const byVendor = new Map<string, number[]>();
  const rules: CompiledRule[] = [];
  for (const rule of policy.rules) {
    const number = rules.length;
    if (rule.tools !== undefined) for (const id of rule.tools) append(byTool, tools.canonicalId(id), number);
    if (rule.vendors !== undefined) for (const vendor of rule.vendors) append(byVendor, vendor.toLowerCase(), number);
    rules.push({
      number,
      rule,
      start: rule.from === undefined ? Number.NEGATIVE_INFINITY : startOfRule(rule.from),
      end: rule.until === undefined ? Number.POSITIVE_INFINITY : endOfRule(rule.until),
      versionTest: createVersionTest(rule.versions, rule.status),
      exceptions: compileExceptions(isWorkspace ? undefined : rule.exceptions, machine.get(rule.id) ?? noneOfMachine),
      enforcement: enforcementOf(rule, layer, signed),
      dismissible: isWorkspace ? undefined : rule.dismissible,
    });
  }
  return {
    layer,
    policy,
    signed,
    mode: isWorkspace ? 'enforce' : modeOf(policy),
    unlisted: isWorkspace ? undefined : unlistedOf(policy, layer),
    tools,
    rules,
    things: createSelectorIndex(policy.rules),
    byTool,
    byVendor,
  };
}

const noneOfMachine: readonly MachineException[] = [];

// A date that cannot be read (the validator refuses it) bounds nothing: a rule is rather kept than lost.
function startOfRule(from: string): number {
  return startOf(from) ?? Number.NEGATIVE_INFINITY;
}

function endOfRule(until: string): number {
  return endOf(until) ?? Number.POSITIVE_INFINITY;
}

function enforcementOf(rule: PolicyRule, layer: Layer, signed: boolean): Omit<Enforcement, 'dismissible'> {
  switch (layer) {
    case 'managed':
      return { terminal: terminalOf(rule), extension: extensionOf(rule), presence: presenceOf(rule) };
    case 'organization': {
      const terminal = terminalOf(rule);
      return {
        terminal: terminal === 'block' && !signed ? 'confirm' : terminal,
        extension: signed ? extensionOf(rule) : 'offer',
        presence: presenceOf(rule),
      };
    }
    case 'workspace':
      return { terminal: terminalOf({}), extension: extensionOf({}), presence: presenceOf({}) };
  }
}

function groupByRule(exceptions: readonly MachineException[]): ReadonlyMap<string, readonly MachineException[]> {
  const groups = new Map<string, MachineException[]>();
  for (const exception of exceptions) {
    const group = groups.get(exception.rule);
    if (group === undefined) groups.set(exception.rule, [exception]);
    else group.push(exception);
  }
  return groups;
}

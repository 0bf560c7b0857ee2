import * as v from 'valibot';
import { organizationToolSchema } from '../../catalogue/schema';
import type { Tool } from '../../catalogue/tool';
import { checkRule, checkUniqueIds } from './check-rules';
import type { PolicyDocument, PolicyRule } from './document';
import { type Fault, foundText, type JsonPath } from './problem';
import type { ReadOptions } from './read';
import { policySchema, workspacePolicySchema } from './schema';
import { faultOfIssue } from './schema-faults';
import { ruleSchema, workspaceRuleSchema } from './schema-rule';
import { takeUnfit } from './take-unfit';

export interface CheckedDocument {
  /** Undefined where an error forbids to go by it. */
  readonly policy: PolicyDocument | undefined;
  readonly faults: readonly Fault[];
}

/** No more than these are collected; each rule is checked by itself, so that no single step makes millions. */
const enoughFaults = 500;

/** Checks a parsed policy against the schema and what the schema cannot say. `raw` is changed: what is unfit is taken out. */
export function checkDocument(raw: Record<string, unknown>, options: ReadOptions): CheckedDocument {
  const workspace = options.layer === 'workspace';
  const unfit = takeUnfit(raw, workspace ? workspacePolicySchema : policySchema, options.reader);
  const rawRules: readonly unknown[] = Array.isArray(raw['rules']) ? raw['rules'] : [];
  const rawTools: readonly unknown[] = Array.isArray(raw['catalogue']) ? raw['catalogue'] : [];
  const faults: Fault[] = [...unfit.faults];
  const settled = (path: JsonPath) =>
    unfit.settled.some((prefix) => prefix.every((part, index) => part === path[index]));
  const add = (found: readonly Fault[]) => {
    for (const fault of found) if (!settled(fault.path)) faults.push(fault);
  };
  const check = <Schema extends v.GenericSchema>(schema: Schema, value: unknown, path: JsonPath) => {
    const result = v.safeParse(schema, value);
    if (!result.success) add(result.issues.map((issue) => faultOfIssue(issue, path)));
    return result.success ? result.output : undefined;
  };

  // Lists are checked item by item below; here they stand for themselves with nothing in them.
  const frame = {
    ...raw,
    ...(Array.isArray(raw['rules']) ? { rules: [] } : {}),
    ...(Array.isArray(raw['catalogue']) ? { catalogue: [] } : {}),
  };
  const head = workspace ? check(workspacePolicySchema, frame, []) : check(policySchema, frame, []);

  const tools: Tool[] = [];
  for (const [index, tool] of rawTools.entries()) {
    if (faults.length > enoughFaults) break;
    const checked = check(organizationToolSchema, tool, ['catalogue', index]);
    if (checked === undefined) continue;
    if (options.knowsTool?.(checked.id)) add([redefinition(checked.id, index)]);
    tools.push(checked);
  }

  const rules: PolicyRule[] = [];
  for (const [index, rule] of rawRules.entries()) {
    if (faults.length > enoughFaults) break;
    const path = ['rules', index];
    const checked = check(workspace ? workspaceRuleSchema : ruleSchema, rule, path);
    add(checkRule(rule, path, { mayLackSelectors: options.reader === 'client' && unfit.changedRules.has(index) }));
    if (checked !== undefined && !unfit.droppedRules.has(index)) rules.push(checked);
  }
  add(checkUniqueIds(rawRules, ['rules']));

  const refused = faults.some((fault) => fault.severity === 'error' && fault.code !== 'not-in-workspace');
  if (refused || head === undefined) return { policy: undefined, faults };
  const { $schema: _, ...fields } = head;
  // A repository's file speaks for no organisation and has no issues to be counted.
  const policy = {
    organization: '',
    serial: 0,
    ...fields,
    rules,
    ...(rawTools.length > 0 ? { catalogue: tools } : {}),
  };
  return { policy, faults };
}

function redefinition(id: string, index: number): Fault {
  const path = ['catalogue', index, 'id'];
  return {
    code: 'redefined-tool',
    severity: 'error',
    path,
    found: foundText(id),
    expected: 'an id that is not in use',
  };
}

import { type Catalogue, type CatalogueProblem, withOrganizationTools } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { PolicyDocument } from './document';
import { locate, type Positions } from './positions';
import { type Fault, foundText, type Problem } from './problem';
import type { Layer } from './vocabulary';
import { reviewAlternatives } from './warnings-alternatives';
import { reviewDates } from './warnings-dates';
import { reviewNames } from './warnings-names';
import { reviewOverlaps } from './warnings-overlap';
import { reviewSelectors } from './warnings-selectors';

export interface ReviewOptions {
  /** The built-in catalogue, without the policy's own tools. */
  readonly catalogue: Catalogue;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether it is, or will be, served signed. */
  readonly signed: boolean;
  /** Default: the organisation's own policy from a URL. */
  readonly layer?: Layer;
}

/** What each of the reviews is given. */
export interface Review {
  readonly policy: PolicyDocument;
  readonly layer: Layer;
  /** With the policy's own tools. */
  readonly catalogue: Catalogue;
  readonly toolsByVendor: ReadonlyMap<string, readonly Tool[]>;
  readonly now: number;
  readonly signed: boolean;
}

/** What is valid in a policy and yet surely not meant. Warnings and notes, in the order in which they stand in the text. */
export function reviewPolicy(policy: PolicyDocument, positions: Positions, options: ReviewOptions): readonly Problem[] {
  const extended = withOrganizationTools(options.catalogue, policy.catalogue ?? []);
  const review: Review = {
    policy,
    layer: options.layer ?? 'organization',
    catalogue: extended.catalogue,
    toolsByVendor: byVendor(extended.catalogue),
    now: options.now,
    signed: options.signed,
  };
  const faults = [
    ...extended.problems.map((problem) => catalogueFault(policy, problem)),
    ...reviewWhole(review),
    ...reviewDates(review),
    ...reviewNames(review),
    ...reviewSelectors(review),
    ...reviewAlternatives(review),
    ...reviewEnforcement(review),
    ...reviewOverlaps(review),
  ];
  return [...locate(faults, positions)].sort((left, right) => left.offset - right.offset);
}

function reviewWhole({ policy, layer }: Review): readonly Fault[] {
  if (policy.unlisted === 'banned' && !policy.rules.some((rule) => rule.status === 'allowed')) {
    return [{ code: 'nothing-allowed', severity: 'warning', path: ['unlisted'] }];
  }
  const says = policy.rules.length > 0 || (policy.unlisted !== undefined && policy.unlisted !== 'allowed');
  return says || layer === 'managed' ? [] : [{ code: 'no-rules', severity: 'warning', path: ['rules'] }];
}

function reviewEnforcement({ policy, layer, signed }: Review): readonly Fault[] {
  if (signed || layer === 'managed') return [];
  return policy.rules.flatMap((rule, index) => {
    const faults: Fault[] = [];
    const common = { severity: 'warning', rule: rule.id } as const;
    if (rule.extension === 'disable') {
      faults.push({ code: 'unsigned-disable', ...common, path: ['rules', index, 'extension'], found: '"disable"' });
    }
    if (rule.terminal === 'block') {
      faults.push({ code: 'unsigned-block', ...common, path: ['rules', index, 'terminal'], found: '"block"' });
    }
    return faults;
  });
}

function catalogueFault(policy: PolicyDocument, problem: CatalogueProblem): Fault {
  const index = (policy.catalogue ?? []).findLastIndex((tool) => tool.id === problem.tool);
  const found = foundText(problem.value);
  const other = JSON.stringify(problem.owner);
  if (problem.problem === 'known-id') {
    return { code: 'redefined-tool', severity: 'error', path: ['catalogue', index, 'id'], found, other };
  }
  return { code: 'claimed-value', severity: 'warning', path: ['catalogue', index, problem.field], found, other };
}

function byVendor(catalogue: Catalogue): ReadonlyMap<string, readonly Tool[]> {
  const tools = new Map<string, Tool[]>();
  for (const tool of catalogue.tools.values()) {
    const known = tools.get(tool.vendor.id);
    if (known === undefined) tools.set(tool.vendor.id, [tool]);
    else known.push(tool);
  }
  return tools;
}

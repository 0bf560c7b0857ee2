import type { PolicyDocument, PolicyRule } from '../../src/core/policy/document';
import type { StatedPolicy, StatedRule } from '../../src/core/stated-policies';
import type { PageInput } from '../../src/notices/policy-page/render';
import type { PageNode } from '../../src/notices/policy-page/tree';
import { assessmentOf, concernOf, rule } from './sample';

/*
 * What the page is made from in its tests, and ways to look at what it is made of.
 */

export function stated(change: Partial<PolicyRule> = {}, rest: Partial<StatedRule> = {}): StatedRule {
  const changed = { ...rule, ...change };
  return {
    rule: changed,
    names: (changed.tools ?? []).map((id) => ({ kind: 'tool', id, name: id === 'claude-code' ? 'Claude Code' : id })),
    enforcement: { terminal: 'notify', extension: 'offer', presence: 'inform' },
    alternatives: [{ name: 'Qoder', extension: 'qoder.qoder', url: 'https://qoder.com/' }],
    exceptionUrl: undefined,
    ...rest,
  };
}

export function policyOf(
  rules: readonly StatedRule[],
  rest: Partial<StatedPolicy & { policy: PolicyDocument }> = {},
): StatedPolicy {
  return {
    layer: 'organization',
    policy: { version: 1, organization: 'Example Group', serial: 7, rules: rules.map((one) => one.rule) },
    mode: 'enforce',
    unlisted: undefined,
    rules,
    ...rest,
  };
}

export const onPolicy = policyOf([
  stated(),
  stated({ id: 'cline', tools: ['Cline'], status: 'restricted', reason: 'Ask first.' }),
  stated({ id: 'qoder', tools: ['Qoder'], status: 'allowed', from: '2026-01-01' }),
  stated({ id: 'cody', tools: ['Cody'], from: '2027-01-01' }),
  stated({ id: 'old', tools: ['Tabnine'], until: '2026-08-01' }),
]);

export function input(change: Partial<PageInput> = {}): PageInput {
  return {
    assessment: assessmentOf([concernOf()]),
    policies: [onPolicy],
    disabledByUs: [],
    search: '',
    settings: { authentication: 'none', watchProcesses: true },
    ...change,
  };
}

export function textOf(child: PageNode | string): string {
  return typeof child === 'string' ? child : child.children.map(textOf).join('');
}

export function all(root: PageNode, accept: (node: PageNode) => boolean): readonly PageNode[] {
  const inner = root.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, accept)));
  return accept(root) ? [root, ...inner] : inner;
}

export const byTag = (root: PageNode, tag: PageNode['tag']): readonly PageNode[] =>
  all(root, (node) => node.tag === tag);

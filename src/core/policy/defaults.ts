import type { PolicyDocument, PolicyRule } from './document';
import type { ExtensionEnforcement, Layer, Mode, PresenceEnforcement, Status, TerminalEnforcement } from './vocabulary';

/** What holds where a policy is silent. The JSON Schema's `default`s and the decisions both come from here. */
export const policyDefaults = {
  mode: 'enforce' satisfies Mode,
  unlisted: 'allowed' satisfies Status,
} as const;

export const ruleDefaults = {
  terminal: 'notify' satisfies TerminalEnforcement,
  extension: 'offer' satisfies ExtensionEnforcement,
  presence: 'inform' satisfies PresenceEnforcement,
} as const;

export function modeOf(policy: Pick<PolicyDocument, 'mode'>): Mode {
  return policy.mode ?? policyDefaults.mode;
}

/**
 * The status of assistants that no rule of this layer decides; undefined where the layer abstains from them. Only the
 * organisation's own policy speaks of them without saying so: a managed or workspace policy that is silent has no opinion.
 */
export function unlistedOf(policy: Pick<PolicyDocument, 'unlisted'>, layer: Layer): Status | undefined {
  return policy.unlisted ?? (layer === 'organization' ? policyDefaults.unlisted : undefined);
}

export function terminalOf(rule: Pick<PolicyRule, 'terminal'>): TerminalEnforcement {
  return rule.terminal ?? ruleDefaults.terminal;
}

export function extensionOf(rule: Pick<PolicyRule, 'extension'>): ExtensionEnforcement {
  return rule.extension ?? ruleDefaults.extension;
}

export function presenceOf(rule: Pick<PolicyRule, 'presence'>): PresenceEnforcement {
  return rule.presence ?? ruleDefaults.presence;
}

/** Whether a person may snooze it or ignore it in a file. */
export function dismissibleOf(rule: Pick<PolicyRule, 'status' | 'dismissible'>): boolean {
  return rule.dismissible ?? defaultDismissible(rule.status);
}

export function defaultDismissible(status: Status): boolean {
  return status !== 'banned';
}

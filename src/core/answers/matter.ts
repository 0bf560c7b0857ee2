import { actingDecision, announcementOf, type Concern } from '../assessment';
import type { Announcement, Decision } from '../decisions/decision';
import { ruleFingerprint } from '../decisions/fingerprint';
import type { Subject } from '../findings/subject';
import type { PolicyRule } from '../policy/document';

/** What an answer is about. Two windows, and the same thing found again, give the same. */
export interface Matter {
  /** Layer, rule and item. */
  readonly key: string;
  /**
   * The policy's issue: its serial. A workspace file has none that grows; there it is the rule's text, and it changes when the
   * rule does.
   */
  readonly issue: string;
  /** `key` and `issue`: what 'one notification per rule, item and serial' is counted by. */
  readonly notice: string;
  /** Under what an answer to a notice is kept: one to an announcement is none to the rule in force. */
  readonly answer: string;
  readonly dismissible: boolean;
  readonly status: Decision['status'];
  /** Present where nothing is restricted or banned yet. */
  readonly announcement: Announcement | undefined;
  /** Under what an approval of it is kept; undefined where there can be none. */
  readonly approval: string | undefined;
}

/** Undefined where there is nothing to answer: the thing is allowed, or the policy only audits. */
export function matterOf(concern: Concern): Matter | undefined {
  const decision = actingDecision(concern);
  if (decision === undefined) return undefined;
  const item = concern.finding.key;
  if (decision.status !== 'allowed') {
    const key = keyOf(decision.layer, decision.rule, item);
    const issue = issueOf(decision.serial, decision.rule);
    return {
      key,
      issue,
      notice: together(key, issue),
      answer: together(key, issue, 'active'),
      dismissible: decision.enforcement.dismissible,
      status: decision.status,
      announcement: undefined,
      approval: approvalOf(decision, concern.finding.subject),
    };
  }
  const announcement = announcementOf(concern);
  if (announcement === undefined) return undefined;
  const key = keyOf(announcement.layer, announcement.rule, item);
  const issue = issueOf(announcement.serial, announcement.rule);
  // What is only announced restricts nobody yet: it can always be put off.
  return {
    key,
    issue,
    notice: together(key, issue),
    answer: together(key, issue, 'announced'),
    dismissible: true,
    status: announcement.status,
    announcement,
    approval: undefined,
  };
}

/**
 * An approval is for a tool under a rule's text, so that one for Cline's extension holds for its command, and none for another
 * tool that the same rule names. Bans have none, also where one counts as a restriction since the version is not known.
 */
function approvalOf(decision: Decision, subject: Subject): string | undefined {
  if (decision.status !== 'restricted') return undefined;
  const { rule } = decision;
  if (rule === undefined) return together('unlisted', decision.organization ?? '', thingOf(subject));
  return rule.status === 'restricted' ? together(ruleFingerprint(rule), thingOf(subject)) : undefined;
}

function thingOf(subject: Subject): string {
  const { tool, extension, command, mcpServer, models } = subject;
  if (tool !== undefined) return `tool:${tool}`;
  if (extension !== undefined) return `extension:${extension.toLowerCase()}`;
  if (subject.package !== undefined) return `package:${subject.package}`;
  if (command !== undefined) return `command:${command}`;
  if (mcpServer !== undefined) return `mcp:${mcpServer}`;
  return `model:${models?.join(' ') ?? ''}`;
}

function keyOf(layer: Decision['layer'], rule: PolicyRule | undefined, item: string): string {
  return together(layer ?? '', rule?.id ?? 'unlisted', item);
}

function issueOf(serial: number | undefined, rule: PolicyRule | undefined): string {
  if (serial !== undefined) return String(serial);
  return rule === undefined ? '' : ruleFingerprint(rule);
}

/** Ids and items are free text: quoted as JSON, no two lists of them look the same. */
function together(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

import { actingDecision, announcementOf, type Concern } from '../assessment';
import type { Decision } from '../decisions/decision';
import { dayOf } from './dates';
import { describeApproval, describeApprovalInShort, describeExceptionInShort } from './exceptions';
import { describeFound } from './found';
import {
  describeAnnouncement,
  describeException,
  describeInShort,
  describeRuling,
  describeUnknownVersion,
  describeVersionRuling,
  join,
} from './ruling';
import type { Speech } from './speech';
import { localizedText, plainText, type ReasonLines, reasonLines } from './text';

/**
 * What was found and what the policy says of it, in one or two sentences:
 * `Claude Code is installed. Example Group has banned it since 10 July 2026.`
 */
export function describeConcern(concern: Concern, speech: Speech): string {
  const decision = spokenOf(concern);
  const name = nameOf(concern);
  if (decision.status !== 'allowed') {
    const said = describeActive(concern, name, decision, speech);
    return concern.approval === undefined ? said : join(said, describeApproval(concern.approval, speech), speech.t);
  }
  const announcement = announcementOf(concern);
  if (announcement !== undefined) return describeAnnouncement(name, announcement, speech);
  if (decision.exception !== undefined) return describeException(name, decision.exception, speech);
  return speech.t('{0} is allowed.', name);
}

/** One clause without the fact, for places that show where the thing is: `Claude Code: banned by Example Group since …`. */
export function describeConcernInShort(concern: Concern, speech: Speech): string {
  return describeInShort(nameOf(concern), spokenOf(concern), speech);
}

/** The organisation's reason in the reader's language, as plain text; undefined where no rule decided. */
export function reasonOf(concern: Concern, speech: Speech): string | undefined {
  const reason = writtenReason(concern, speech);
  return reason === undefined ? undefined : plainText(reason);
}

/** The same in lines, as its author broke it, for places that have room for several. */
export function reasonLinesOf(concern: Concern, speech: Speech, count: number): ReasonLines {
  const reason = writtenReason(concern, speech);
  return reason === undefined ? { lines: [], more: false } : reasonLines(reason, count);
}

/** A word or two for lists: `banned`, `only with approval`, `coming on 10 July 2026`. */
export function describeStanding(concern: Concern, speech: Speech): string {
  const { t } = speech;
  const decision = spokenOf(concern);
  if (concern.approval !== undefined) return describeApprovalInShort(concern.approval, speech);
  switch (decision.status) {
    case 'banned':
      return t('banned');
    case 'restricted':
      return decision.versionUnknown ? t('version unknown') : t('only with approval');
    case 'allowed': {
      const announcement = announcementOf(concern);
      if (announcement !== undefined) return t('coming on {0}', dayOf(announcement.from, speech));
      return decision.exception === undefined ? t('allowed') : describeExceptionInShort(decision.exception, speech);
    }
  }
}

function describeActive(concern: Concern, name: string, decision: Decision, speech: Speech): string {
  const { t } = speech;
  const version = concern.finding.subject.version;
  const found = describeFound(concern.finding, name, speech);
  if (decision.versionUnknown) return join(found, describeUnknownVersion(name, decision, speech), t);
  if (decision.rule?.versions !== undefined && version !== undefined) {
    return describeVersionRuling(name, plainText(version, 40), decision, speech);
  }
  return join(found, describeRuling(name, decision, speech), t);
}

/** Under audit it is what acts that people are told; where nothing acts, what the audit saw. */
function spokenOf(concern: Concern): Decision {
  return actingDecision(concern) ?? concern.decision;
}

function writtenReason(concern: Concern, { locale }: Speech): string | undefined {
  const decision = spokenOf(concern);
  const rule = decision.status === 'allowed' ? announcementOf(concern)?.rule : decision.rule;
  return localizedText(rule?.reason, locale);
}

function nameOf(concern: Concern): string {
  return plainText(concern.name, 80);
}

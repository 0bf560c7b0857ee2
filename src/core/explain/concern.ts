import { actingDecision, announcementOf, type Concern } from '../assessment';
import type { Announcement, Decision } from '../decisions/decision';
import { startOf } from '../policy/local-date';
import { dayOf, distanceTo } from './dates';
import type { Speech } from './speech';
import { localizedText, plainText } from './text';

/**
 * What was found and what the policy says of it, in one or two sentences:
 * `Claude Code is installed. Example Group has banned it since 10 July 2026.`
 */
export function describeConcern(concern: Concern, speech: Speech): string {
  const decision = actingDecision(concern) ?? concern.decision;
  const name = plainText(concern.name, 80);
  if (decision.status !== 'allowed') return describeActive(concern, name, decision, speech);
  const announcement = announcementOf(concern);
  if (announcement !== undefined) return describeAnnouncement(name, announcement, speech);
  if (decision.exception !== undefined) return describeException(name, decision.exception, speech);
  return speech.t('{0} is allowed.', name);
}

/** The organisation's reason in the reader's language, as plain text; undefined where no rule decided. */
export function reasonOf(concern: Concern, { locale }: Speech): string | undefined {
  const decision = actingDecision(concern) ?? concern.decision;
  const rule = decision.status === 'allowed' ? announcementOf(concern)?.rule : decision.rule;
  const reason = localizedText(rule?.reason, locale);
  return reason === undefined ? undefined : plainText(reason);
}

/** A word or two for lists: `banned`, `only with approval`, `from 10 July 2026`. */
export function describeStanding(concern: Concern, speech: Speech): string {
  const { t } = speech;
  const decision = actingDecision(concern) ?? concern.decision;
  switch (decision.status) {
    case 'banned':
      return t('banned');
    case 'restricted':
      return decision.versionUnknown ? t('version unknown') : t('only with approval');
    case 'allowed': {
      const announcement = announcementOf(concern);
      if (announcement !== undefined) return t('coming on {0}', dayOf(announcement.from, speech));
      return decision.exception === undefined ? t('allowed') : t('allowed by exception');
    }
  }
}

function describeActive(concern: Concern, name: string, decision: Decision, speech: Speech): string {
  const version = concern.finding.subject.version;
  const found = describeFound(concern, name, speech);
  if (decision.versionUnknown) return join(found, describeUnknownVersion(name, decision, speech), speech);
  if (decision.rule?.versions !== undefined && version !== undefined) {
    return describeVersion(name, plainText(version, 40), decision, speech);
  }
  return join(found, describeRuling(name, decision, speech), speech);
}

function describeFound(concern: Concern, name: string, { t }: Speech): string {
  const { place } = concern.finding;
  switch (place.kind) {
    case 'extension':
      return place.builtIn ? t('{0} is part of this editor.', name) : t('{0} is installed.', name);
    case 'terminal':
      return place.reference === 'install'
        ? t('A command in the terminal installs {0}.', name)
        : t('{0} was started in the terminal.', name);
    case 'file':
      return t('{0} is referred to in {1}.', name, plainText(place.path, 200));
    case 'model':
      return t('The language model {0} is available here.', name);
    case 'mcp-server':
      return t('The MCP server {0} is configured here.', name);
    case 'editor':
      return t('This editor is {0}.', name);
  }
}

/** Who says so, and since when. A workspace file speaks for its repository, never for the organisation. */
function describeRuling(name: string, decision: Decision, speech: Speech): string {
  const { t } = speech;
  const organization = organizationOf(decision);
  const from = decision.rule?.from;
  const since = from === undefined ? undefined : dayOf(from, speech);
  if (decision.unlisted && organization !== undefined) {
    return decision.status === 'banned'
      ? t('{0} allows only the AI assistants that its policy lists.', organization)
      : t('{0} allows AI assistants that its policy does not list only with approval.', organization);
  }
  if (decision.status === 'restricted') {
    return organization === undefined
      ? t('This repository allows {0} only with approval.', name)
      : t('{0} allows {1} only with approval.', organization, name);
  }
  if (organization === undefined) {
    return since === undefined ? t('This repository bans it.') : t('This repository has banned it since {0}.', since);
  }
  return since === undefined
    ? t('{0} has banned it.', organization)
    : t('{0} has banned it since {1}.', organization, since);
}

function describeVersion(name: string, version: string, decision: Decision, { t }: Speech): string {
  const organization = organizationOf(decision);
  if (decision.status === 'restricted') {
    return organization === undefined
      ? t('This repository allows this version of {0} ({1}) only with approval.', name, version)
      : t('{0} allows this version of {1} ({2}) only with approval.', organization, name, version);
  }
  return organization === undefined
    ? t('This version of {0} ({1}) is banned by this repository.', name, version)
    : t('This version of {0} ({1}) is banned by {2}.', name, version, organization);
}

function describeUnknownVersion(name: string, decision: Decision, { t }: Speech): string {
  const organization = organizationOf(decision);
  return organization === undefined
    ? t('This repository restricts some versions of {0}, and which version this is could not be told.', name)
    : t('{0} restricts some versions of {1}, and which version this is could not be told.', organization, name);
}

function describeAnnouncement(name: string, announcement: Announcement, speech: Speech): string {
  const { t } = speech;
  const { from, status } = announcement;
  const day = dayOf(from, speech);
  const distance = distanceTo(startOf(from) ?? speech.now, speech);
  const organization = organizationOf(announcement);
  if (organization === undefined) {
    return status === 'banned'
      ? t('{0} will be banned on {1}, {2}.', name, day, distance)
      : t('{0} will need approval from {1}, {2}.', name, day, distance);
  }
  return status === 'banned'
    ? t('{0} will ban {1} on {2}, {3}.', organization, name, day, distance)
    : t('{0} will allow {1} only with approval from {2}, {3}.', organization, name, day, distance);
}

function describeException(name: string, exception: NonNullable<Decision['exception']>, speech: Speech): string {
  const { t } = speech;
  const until = exception.until === undefined ? undefined : dayOf(exception.until, speech);
  const reference = exception.reference === undefined ? undefined : plainText(exception.reference, 80);
  if (until !== undefined && reference !== undefined) {
    return t('{0} is allowed in this repository until {1} ({2}).', name, until, reference);
  }
  if (until !== undefined) return t('{0} is allowed in this repository until {1}.', name, until);
  if (reference !== undefined) return t('{0} is allowed in this repository ({1}).', name, reference);
  return t('{0} is allowed in this repository.', name);
}

function organizationOf(decision: Pick<Decision, 'organization'>): string | undefined {
  return decision.organization === undefined ? undefined : plainText(decision.organization, 80);
}

/** Two sentences after one another, as the language joins them. */
function join(first: string, second: string, { t }: Speech): string {
  return t('{0} {1}', first, second);
}

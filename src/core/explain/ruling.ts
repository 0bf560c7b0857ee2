import type { Announcement, Decision } from '../decisions/decision';
import { startOf } from '../policy/local-date';
import { dayOf, distanceTo } from './dates';
import type { Speech } from './speech';
import { plainText } from './text';
import { versionAfter } from './version-after';

/*
 * What a policy says, in sentences. A workspace file speaks as 'this repository', never for the organisation. Every sentence is
 * whole, so that a translation can order its words as its language does.
 */

/** A ban or restriction in force, after the fact has been said: `Example Group has banned it since 10 July 2026.` */
export function describeRuling(name: string, decision: Decision, speech: Speech): string {
  const { t } = speech;
  const organization = organizationOf(decision);
  if (decision.unlisted) {
    const speaker = organization ?? t('The policy');
    return decision.status === 'banned'
      ? t('{0} allows only the AI assistants that its policy lists.', speaker)
      : t('{0} allows AI assistants that its policy does not list only with approval.', speaker);
  }
  if (decision.status === 'restricted') {
    return organization === undefined
      ? t('This repository allows {0} only with approval.', name)
      : t('{0} allows {1} only with approval.', organization, name);
  }
  const from = decision.rule?.from;
  if (from === undefined) {
    return organization === undefined ? t('This repository bans it.') : t('{0} has banned it.', organization);
  }
  const since = dayOf(from, speech);
  return organization === undefined
    ? t('This repository has banned it since {0}.', since)
    : t('{0} has banned it since {1}.', organization, since);
}

/** A rule on some versions: `This version of Claude Code (2.1.313) is banned by Example Group.`, and where the rule ends. */
export function describeVersionRuling(name: string, version: string, decision: Decision, { t }: Speech): string {
  const said = sayVersion(name, version, decision, t);
  const after = decision.rule?.versions === undefined ? undefined : versionAfter(decision.rule.versions);
  return after === undefined ? said : join(said, t('The rule ends before version {0}.', after), t);
}

function sayVersion(name: string, version: string, decision: Decision, t: Speech['t']): string {
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

export function describeUnknownVersion(name: string, decision: Decision, { t }: Speech): string {
  const organization = organizationOf(decision);
  return organization === undefined
    ? t('This repository restricts some versions of {0}, and which version this is could not be told.', name)
    : t('{0} restricts some versions of {1}, and which version this is could not be told.', organization, name);
}

/** `Example Group will ban Claude Code on 10 July 2026, in 7 days.` */
export function describeAnnouncement(name: string, announcement: Announcement, speech: Speech): string {
  const { t } = speech;
  const { from, status } = announcement;
  const day = dayOf(from, speech);
  const distance = distanceTo(startOf(from) ?? speech.now, speech);
  const organization = organizationOf(announcement);
  if (organization === undefined) {
    return status === 'banned'
      ? t('This repository will ban {0} on {1}, {2}.', name, day, distance)
      : t('This repository will allow {0} only with approval from {1}, {2}.', name, day, distance);
  }
  return status === 'banned'
    ? t('{0} will ban {1} on {2}, {3}.', organization, name, day, distance)
    : t('{0} will allow {1} only with approval from {2}, {3}.', organization, name, day, distance);
}

/** `Claude Code is allowed in this repository until 31 December 2026 (SEC-123).` */
export function describeException(name: string, exception: NonNullable<Decision['exception']>, speech: Speech): string {
  const { t } = speech;
  const until = exception.until === undefined ? undefined : dayOf(exception.until, speech);
  const reference = exception.reference === undefined ? undefined : plainText(exception.reference, 80);
  switch (exception.scope) {
    case 'repository':
      if (until !== undefined && reference !== undefined) {
        return t('{0} is allowed in this repository until {1} ({2}).', name, until, reference);
      }
      if (until !== undefined) return t('{0} is allowed in this repository until {1}.', name, until);
      if (reference !== undefined) return t('{0} is allowed in this repository ({1}).', name, reference);
      return t('{0} is allowed in this repository.', name);
    case 'machine':
      if (until !== undefined && reference !== undefined) {
        return t('{0} is allowed on this machine until {1} ({2}).', name, until, reference);
      }
      if (until !== undefined) return t('{0} is allowed on this machine until {1}.', name, until);
      if (reference !== undefined) return t('{0} is allowed on this machine ({1}).', name, reference);
      return t('{0} is allowed on this machine.', name);
  }
}

/** For the editor's squiggles, without the fact: `Claude Code: banned by Example Group since 10 July 2026`. */
export function describeInShort(name: string, decision: Decision, speech: Speech): string {
  const { t } = speech;
  const speaker = organizationOf(decision) ?? t('this repository');
  const from = decision.rule?.from;
  switch (decision.status) {
    case 'banned':
      return from === undefined
        ? t('{0}: banned by {1}', name, speaker)
        : t('{0}: banned by {1} since {2}', name, speaker, dayOf(from, speech));
    case 'restricted':
      return decision.versionUnknown
        ? t('{0}: some versions are restricted by {1}', name, speaker)
        : t('{0}: allowed by {1} only with approval', name, speaker);
    case 'allowed': {
      const { announced } = decision;
      if (announced === undefined) return t('{0}: allowed', name);
      const announcer = organizationOf(announced) ?? t('this repository');
      return announced.status === 'banned'
        ? t('{0}: will be banned by {1} on {2}', name, announcer, dayOf(announced.from, speech))
        : t('{0}: will need approval by {1} from {2}', name, announcer, dayOf(announced.from, speech));
    }
  }
}

/** Two sentences after one another, as the language joins them. */
export function join(first: string, second: string, t: Speech['t']): string {
  return t('{0} {1}', first, second);
}

function organizationOf(decision: Pick<Decision, 'organization'>): string | undefined {
  return decision.organization === undefined ? undefined : plainText(decision.organization, 80);
}

import { endOf, startOf, validityAt } from './local-date';
import { type Fault, foundText } from './problem';
import type { Review } from './warnings';

/** Dates that have passed, and dates that exclude each other. */
export function reviewDates({ policy, now }: Review): readonly Fault[] {
  const faults: Fault[] = [];
  const { issuedAt, expiresAt } = policy;
  const issued = issuedAt === undefined ? undefined : startOf(issuedAt);
  const expires = expiresAt === undefined ? undefined : endOf(expiresAt);
  const common = { severity: 'warning' } as const;
  if (issued !== undefined && issued > now) {
    faults.push({ code: 'issued-later', severity: 'note', path: ['issuedAt'], found: foundText(issuedAt) });
  }
  if (expires !== undefined && issued !== undefined && expires <= issued) {
    const other = foundText(issuedAt);
    faults.push({ code: 'expires-before-issue', ...common, path: ['expiresAt'], found: foundText(expiresAt), other });
  } else if (expires !== undefined && expires <= now) {
    faults.push({ code: 'policy-expired', ...common, path: ['expiresAt'], found: foundText(expiresAt) });
  }
  for (const [index, rule] of policy.rules.entries()) {
    const path = ['rules', index, 'until'];
    const found = foundText(rule.until);
    const start = rule.from === undefined ? undefined : startOf(rule.from);
    const end = rule.until === undefined ? undefined : endOf(rule.until);
    if (start !== undefined && end !== undefined && end <= start) {
      faults.push({ code: 'until-before-from', ...common, path, found, rule: rule.id, other: foundText(rule.from) });
    } else if (end !== undefined && end <= now) {
      faults.push({ code: 'lapsed', ...common, path, found, rule: rule.id });
    }
    for (const [position, { until }] of (rule.exceptions ?? []).entries()) {
      if (until === undefined || validityAt(now, { until }) !== 'after') continue;
      const place = ['rules', index, 'exceptions', position, 'until'];
      faults.push({ code: 'exception-lapsed', ...common, path: place, found: foundText(until), rule: rule.id });
    }
  }
  return faults;
}

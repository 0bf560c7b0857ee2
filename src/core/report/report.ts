import { type Assessment, actingDecision, announcementOf, type Concern, isOver } from '../assessment';
import { describeConcern, describeStanding, reasonOf } from '../explain/concern';
import type { Speech } from '../explain/speech';
import { localizedText, plainText } from '../explain/text';
import type { FindingKind } from '../findings/finding';
import type { PolicyRule } from '../policy/document';
import type { Layer, SourceStatus } from '../policy/vocabulary';

/** What was found, by rule, for a file that a person keeps or hands on. Every text is plain and bounded. */
export interface Report {
  /** ISO 8601. */
  readonly madeAt: string;
  readonly policies: readonly ReportedPolicy[];
  readonly rules: readonly ReportedRule[];
  /** How many things were looked at, by kind. */
  readonly lookedAt: Assessment['lookedAt'];
  /** What could not be read, so that nothing is known of it. */
  readonly unreadable: readonly string[];
}

export interface ReportedPolicy {
  readonly layer: Layer;
  /** Empty for a repository's own file. */
  readonly organization: string;
  readonly serial: number | undefined;
  readonly status: SourceStatus;
}

export type ReportedStatus = 'banned' | 'restricted' | 'announced' | 'allowed';

/** A rule and what it concerns; `rule` is `unlisted` where no rule decided. */
export interface ReportedRule {
  readonly rule: string;
  readonly layer: Layer | undefined;
  readonly organization: string | undefined;
  readonly serial: number | undefined;
  readonly status: ReportedStatus;
  /** True where the policy only looks and nothing is enforced. */
  readonly audit: boolean;
  /** As the policy has it. */
  readonly from: string | undefined;
  readonly reason: string | undefined;
  /** https only. */
  readonly rationaleUrl: string | undefined;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly name: string;
  readonly kind: FindingKind;
  /** Such as `extension:anthropic.claude-code`. */
  readonly item: string;
  readonly version: string | undefined;
  readonly place: string;
  /** In the reader's language: `banned`, `you have approval (SEC-9)`. */
  readonly standing: string;
  /** In the reader's language, a sentence or two. */
  readonly said: string;
  /** False for a command that has ended and for an extension that does not run. */
  readonly active: boolean;
}

/** Of a concern under audit the report tells what the audit sees: that is what it is for. */
export function reportOf(assessment: Assessment, speech: Speech): Report {
  const entries = [
    ...assessment.concerns.map((concern) => entryOf(concern, speech)),
    ...dormantEntries(assessment, speech),
  ];
  const rules = new Map<string, ReportedRule>();
  for (const { rule, finding } of entries) {
    const key = JSON.stringify([rule.layer, rule.rule, rule.status]);
    const known = rules.get(key) ?? rule;
    rules.set(key, { ...known, findings: [...known.findings, finding] });
  }
  return {
    madeAt: new Date(speech.now).toISOString(),
    policies: assessment.sources.map(({ layer, policy, status }) => ({
      layer,
      organization: plainText(policy?.organization ?? '', 80),
      serial: policy?.serial,
      status,
    })),
    rules: [...rules.values()].sort((a, b) => strictness[a.status] - strictness[b.status]),
    lookedAt: assessment.lookedAt,
    unreadable: assessment.unreadable.map(
      ({ path, line, why }) => `${plainText(path, 200)}:${line} ${plainText(why, 200)}`,
    ),
  };
}

const strictness: Readonly<Record<ReportedStatus, number>> = { banned: 0, restricted: 1, announced: 2, allowed: 3 };

interface Entry {
  readonly rule: ReportedRule;
  readonly finding: ReportedFinding;
}

function entryOf(concern: Concern, speech: Speech): Entry {
  const { finding, decision } = concern;
  const announcement = announcementOf(concern);
  const isAnnounced = decision.status === 'allowed' && announcement !== undefined;
  const decided = isAnnounced ? announcement : decision;
  const { rule } = decided;
  return {
    rule: {
      rule: idOf(rule),
      layer: decided.layer,
      organization: decided.organization === undefined ? undefined : plainText(decided.organization, 80),
      serial: decided.serial,
      status: isAnnounced ? 'announced' : decision.status,
      audit: decision.audit && actingDecision(concern)?.rule !== rule,
      from: rule?.from,
      reason: reasonOf(concern, speech) ?? writtenReason(rule, speech),
      rationaleUrl: rule?.rationaleUrl,
      findings: [],
    },
    finding: {
      name: plainText(concern.name, 80),
      kind: finding.kind,
      item: plainText(finding.key, 300),
      version: finding.subject.version === undefined ? undefined : plainText(finding.subject.version, 40),
      place: placeOf(concern),
      standing: describeStanding(concern, speech),
      said: describeConcern(concern, speech),
      active: !isOver(concern),
    },
  };
}

function dormantEntries({ dormant }: Assessment, speech: Speech): readonly Entry[] {
  const { t } = speech;
  return dormant.map(({ id, name, version, because, rule }) => {
    const standing = because === 'not-allowed' ? t('disabled by extensions.allowed') : t('installed, not active here');
    return {
      rule: {
        rule: idOf(rule),
        layer: undefined,
        organization: undefined,
        serial: undefined,
        status: rule?.status ?? 'restricted',
        audit: false,
        from: rule?.from,
        reason: writtenReason(rule, speech),
        rationaleUrl: rule?.rationaleUrl,
        findings: [],
      },
      finding: {
        name: plainText(name, 80),
        kind: 'extension',
        item: plainText(`extension:${id.toLowerCase()}`, 300),
        version: version === undefined ? undefined : plainText(version, 40),
        place: plainText(id, 200),
        standing,
        said: t('{0}: {1}', plainText(name, 80), standing),
        active: false,
      },
    };
  });
}

function idOf(rule: PolicyRule | undefined): string {
  return rule === undefined ? 'unlisted' : plainText(rule.id, 200);
}

function writtenReason(rule: PolicyRule | undefined, { locale }: Speech): string | undefined {
  const reason = localizedText(rule?.reason, locale);
  return reason === undefined ? undefined : plainText(reason);
}

/** In the words of the machine, the same in every language; of a command its program and time, never its arguments. */
function placeOf({ finding: { place } }: Concern): string {
  switch (place.kind) {
    case 'extension':
      return plainText(place.id, 200);
    case 'terminal':
      return `${plainText(place.programWord, 60)} ${new Date(place.at).toISOString()}`;
    case 'file':
      return `${plainText(place.path, 300)}:${place.line}:${place.column}`;
    case 'model':
      return plainText(`${place.vendor}/${place.id}`, 200);
    case 'mcp-server':
      return plainText(place.path ?? place.name, 300);
    case 'editor':
      return plainText(place.appName, 80);
  }
}

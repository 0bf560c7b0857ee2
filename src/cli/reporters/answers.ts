import type { Catalogue } from '../../catalogue';
import type { Because, Considered, Decision } from '../../core/decisions/decision';
import { dayOf, momentOf } from '../../core/explain/dates';
import { english } from '../../core/explain/localize';
import type { Speech } from '../../core/explain/speech';
import { localizedText, plainText } from '../../core/explain/text';
import type { Subject } from '../../core/findings/subject';
import type { Alternative, PolicyRule } from '../../core/policy/document';
import { endOf, readDate } from '../../core/policy/local-date';

export interface AnswerToTell {
  readonly item: string;
  readonly subject: Subject;
  readonly decision: Decision;
  /** The moment that was asked about (epoch milliseconds). */
  readonly now: number;
}

/** A readable account of a decision: what it is, by whom and why, what is to come, and what else was considered. */
export function answerAsText({ item, subject, decision, now }: AnswerToTell, catalogue: Catalogue): string {
  const speech: Speech = { t: english, locale: 'en', now };
  const { rule, exception, announced, acting } = decision;
  const told = decision.status === 'allowed' && announced !== undefined ? announced.rule : rule;
  const lines: readonly (readonly [string, string] | undefined)[] = [
    ['status', statusWords(decision)],
    ['by', deciderOf(decision)],
    rule === undefined ? undefined : datesOf(rule, speech),
    exception === undefined
      ? undefined
      : ['exception', [exception.reference ?? 'without a reference', ...untilOf(exception.until, speech)].join(', ')],
    announced === undefined
      ? undefined
      : [
          'announced',
          `${announced.status} from ${dayOf(announced.from, speech)} by rule ${quoted(announced.rule.id)} (${announced.layer})`,
        ],
    acting === undefined ? undefined : ['acts anyway', `${statusWords(acting)}, by ${deciderOf(acting)}`],
    ...(told === undefined ? [] : wordsOf(told, speech, catalogue)),
    ...(decision.status === 'allowed' ? [] : [enforcementOf(decision)]),
  ];
  const shown = lines.flatMap((line) => (line === undefined ? [] : [line]));
  const rows = shown.map(([name, text]) => `  ${`${name}:`.padEnd(14)}${text}`);
  const considered = decision.considered.map((one) => `    ${consideredWords(one)}`);
  return [
    `${plainText(item)}${nameOf(item, subject, catalogue)}`,
    ...rows,
    ...(considered.length === 0 ? [] : ['  also matched, and did not decide:', ...considered]),
    '',
  ].join('\n');
}

/** Why a rule that matches did not decide, as a sentence's end. */
export function becauseWords(because: Because): string {
  switch (because) {
    case 'before-from':
      return 'it is not in force yet';
    case 'after-until':
      return 'it is no longer in force';
    case 'version':
      return 'it is about other versions';
    case 'version-unknown':
      return 'it is about some versions, and this one is not known';
    case 'exception':
      return 'an exception holds here';
    case 'less-specific':
      return 'another rule names it more closely';
    case 'less-strict':
      return 'another rule, as close, is stricter';
    case 'later-rule':
      return 'an earlier rule says the same';
    case 'other-layer-stricter':
      return 'another layer is stricter';
  }
}

function statusWords({ status, versionUnknown, audit }: Decision): string {
  const unknown = versionUnknown ? ', since its version is not known' : '';
  return `${status}${unknown}${audit ? ' (the policy only audits)' : ''}`;
}

function deciderOf({ rule, layer, unlisted, organization, serial }: Decision): string {
  if (layer === undefined) return 'no rule, and no policy speaks of what it does not list';
  const whose = organization === undefined ? 'this repository' : `${plainText(organization, 80)}, serial ${serial}`;
  const what = unlisted || rule === undefined ? '"unlisted"' : `rule ${quoted(rule.id)}`;
  return `${what} (${layer}; ${whose})`;
}

function datesOf({ from, until }: PolicyRule, speech: Speech): readonly [string, string] | undefined {
  if (from === undefined && until === undefined) return undefined;
  const parts = [...(from === undefined ? [] : [`from ${dayOf(from, speech)}`]), ...untilOf(until, speech)];
  return ['in force', parts.join(' ')];
}

function untilOf(until: string | undefined, speech: Speech): readonly string[] {
  if (until === undefined) return [];
  const reading = readDate(until);
  const end = endOf(until);
  const isMoment = 'date' in reading && reading.date.kind === 'instant' && end !== undefined;
  return [`until ${isMoment ? momentOf(end, speech) : `the end of ${dayOf(until, speech)}`}`];
}

function wordsOf(rule: PolicyRule, speech: Speech, catalogue: Catalogue): readonly (readonly [string, string])[] {
  const reason = localizedText(rule.reason, speech.locale);
  return [
    ...(reason === undefined ? [] : [['reason', plainText(reason)] as const]),
    ...(rule.rationaleUrl === undefined ? [] : [['more', plainText(rule.rationaleUrl)] as const]),
    ...(rule.alternatives === undefined || rule.alternatives.length === 0
      ? []
      : [['instead', rule.alternatives.map((one) => alternativeWords(one, catalogue)).join(', ')] as const]),
  ];
}

function alternativeWords(alternative: Alternative, catalogue: Catalogue): string {
  if (typeof alternative === 'string') return catalogue.tool(alternative)?.name ?? plainText(alternative, 80);
  const where = alternative.guideUrl ?? alternative.url;
  return `${plainText(alternative.name, 80)}${where === undefined ? '' : ` (${plainText(where)})`}`;
}

function enforcementOf({
  enforcement: { terminal, extension, presence, dismissible },
}: Decision): readonly [string, string] {
  const snooze = dismissible ? 'may be snoozed' : 'may not be snoozed';
  return ['enforcement', `terminal ${terminal}, extension ${extension}, presence ${presence}, ${snooze}`];
}

function consideredWords({ rule, layer, because }: Considered): string {
  return `rule ${quoted(rule)} (${layer}): ${becauseWords(because)} [${because}]`;
}

function nameOf(item: string, subject: Subject, catalogue: Catalogue): string {
  const name = subject.tool === undefined ? undefined : catalogue.tool(subject.tool)?.name;
  const thing = subject.extension ?? subject.package ?? subject.command ?? subject.mcpServer;
  const parts = [name, thing !== undefined && !item.includes(thing) ? plainText(thing) : undefined];
  const known = parts.flatMap((part) => part ?? []);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function quoted(text: string): string {
  return JSON.stringify(plainText(text, 120));
}

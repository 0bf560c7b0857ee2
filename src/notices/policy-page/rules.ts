import { dayOf, distanceTo } from '../../core/explain/dates';
import type { Speech } from '../../core/explain/speech';
import { describeStatedName } from '../../core/explain/stated-rule';
import { localizedText, plainText } from '../../core/explain/text';
import type { PolicyException } from '../../core/policy/document';
import { endOf, startOf, type Validity, validityAt } from '../../core/policy/local-date';
import type { Status } from '../../core/policy/vocabulary';
import { isFound, type Search } from '../../core/search';
import type { StatedPolicy, StatedRule } from '../../core/stated-policies';
import { alternativeButtons, badge, type Deeds, joined, note, paragraphs, toolbar } from './parts';
import { node, type PageNode } from './tree';

/** A rule with the policy it stands in, and how its dates lie towards now. */
export interface RuleEntry {
  readonly stated: StatedRule;
  readonly policy: StatedPolicy;
  readonly validity: Validity;
  readonly title: string;
  /** Stable across versions of the page. */
  readonly id: string;
}

export function ruleEntries(policies: readonly StatedPolicy[], speech: Speech): readonly RuleEntry[] {
  const order = new Intl.Collator(speech.locale);
  return policies
    .flatMap((policy, place) =>
      policy.rules.map(
        (stated): RuleEntry => ({
          stated,
          policy,
          validity: validityAt(speech.now, stated.rule),
          title: titleOf(stated, speech),
          id: `${policy.layer} ${place} ${stated.rule.id}`,
        }),
      ),
    )
    .sort((a, b) => order.compare(a.title, b.title));
}

/** The soonest first. */
export function comingEntries(entries: readonly RuleEntry[]): readonly RuleEntry[] {
  const startTime = ({ stated }: RuleEntry): number => startOf(stated.rule.from ?? '') ?? 0;
  return entries.filter(({ validity }) => validity === 'before').sort((a, b) => startTime(a) - startTime(b));
}

export function isRuleFound(search: Search, { stated, title }: RuleEntry, { locale }: Speech): boolean {
  const { rule, names, alternatives } = stated;
  return isFound(search, [
    title,
    rule.id,
    ...names.flatMap(({ id, name }) => [id, name]),
    localizedText(rule.reason, locale),
    ...alternatives.map(({ name }) => name),
  ]);
}

export function ruleCard(entry: RuleEntry, options: CardOptions, deeds: Deeds, speech: Speech): PageNode {
  const { t } = speech;
  const { stated, policy, title, id } = entry;
  const { rule } = stated;
  const isComing = entry.validity === 'before';
  const id_ = `rule ${id}`;
  return node('li', { key: id, class: `card ${isComing ? 'announced' : rule.status}` }, [
    node('h3', { key: 'title', dir: 'auto' }, [title, ' ', badge(...wordOf(rule.status, isComing, t))]),
    note(datesOf(entry, speech)),
    rule.versions === undefined ? undefined : note(t('Versions: {0}', plainText(rule.versions, 200))),
    paragraphs(localizedText(rule.reason, speech.locale)),
    ...enforcementLines(entry, t).map((line) => note(line)),
    ...(rule.exceptions ?? []).slice(0, mostExceptions).map((exception) => note(exceptionLine(exception, speech))),
    toolbar([
      deeds.link(t('Why?'), `why ${id_}`, rule.rationaleUrl, { about: title }),
      ...alternativeButtons(stated.alternatives, id_, deeds, speech),
      deeds.link(t('Request an exception'), `ask ${id_}`, stated.exceptionUrl, { about: title }),
    ]),
    note(
      options.namesPolicy
        ? t('Rule {0} of {1}', plainText(rule.id, 100), policyName(policy, t))
        : t('Rule {0}', plainText(rule.id, 100)),
      'meta',
    ),
  ]);
}

export interface CardOptions {
  /** Where several policies are in force, each card says whose it is. */
  readonly namesPolicy: boolean;
}

/** What a policy says of assistants that none of its rules names, as a card beside the rules. */
export function unlistedCard(policy: StatedPolicy, status: Status, t: Speech['t']): PageNode {
  return node('li', { key: `unlisted ${policy.layer}`, class: `card ${status}` }, [
    node('h3', { key: 'title', dir: 'auto' }, [
      t('AI assistants that the policy does not list'),
      ' ',
      badge(...wordOf(status, false, t)),
    ]),
    note(policyName(policy, t), 'meta'),
  ]);
}

/** Whose policy it is: a workspace file speaks for its repository alone. */
export function policyName({ layer, policy }: Pick<StatedPolicy, 'layer' | 'policy'>, t: Speech['t']): string {
  return layer === 'workspace' ? t('this repository') : plainText(policy.organization, 80);
}

export function wordOf(status: Status, isComing: boolean, t: Speech['t']): Parameters<typeof badge> {
  if (isComing) return ['announced', t('coming')];
  switch (status) {
    case 'banned':
      return ['banned', t('banned')];
    case 'restricted':
      return ['restricted', t('only with approval')];
    case 'allowed':
      return ['allowed', t('allowed')];
  }
}

const mostExceptions = 20;

function titleOf({ names, rule }: StatedRule, speech: Speech): string {
  const said = names.map((name) => describeStatedName(name, speech.t));
  return said.length === 0 ? plainText(rule.id, 100) : joined(said, speech);
}

function datesOf({ stated: { rule }, validity }: RuleEntry, speech: Speech): string | undefined {
  const { t } = speech;
  const start = rule.from === undefined ? undefined : startOf(rule.from);
  const end = rule.until === undefined ? undefined : endOf(rule.until);
  const from =
    start === undefined ? undefined : beginning(rule.status, validity === 'before', start, rule.from, speech);
  const until =
    end === undefined ? undefined : t('Until {0}, {1}.', dayOf(rule.until ?? '', speech), distanceTo(end - 1, speech));
  return from === undefined ? until : until === undefined ? from : t('{0} {1}', from, until);
}

function beginning(status: Status, isComing: boolean, start: number, from: string | undefined, speech: Speech): string {
  const { t } = speech;
  const day = dayOf(from ?? '', speech);
  const distance = distanceTo(start, speech);
  switch (status) {
    case 'banned':
      return isComing ? t('Banned from {0}, {1}.', day, distance) : t('Banned since {0}, {1}.', day, distance);
    case 'restricted':
      return isComing
        ? t('Only with approval from {0}, {1}.', day, distance)
        : t('Only with approval since {0}, {1}.', day, distance);
    case 'allowed':
      return isComing ? t('Allowed from {0}, {1}.', day, distance) : t('Allowed since {0}, {1}.', day, distance);
  }
}

function enforcementLines({ stated, policy }: RuleEntry, t: Speech['t']): readonly string[] {
  const { rule, enforcement } = stated;
  if (rule.status === 'allowed') return [];
  if (policy.mode === 'audit') return [t('The policy only audits: nothing is enforced.')];
  return [
    ...(enforcement.terminal === 'confirm' ? [t('Terminals here ask before its commands start.')] : []),
    ...(enforcement.terminal === 'block' ? [t('Terminals here do not start its commands.')] : []),
    ...(enforcement.extension === 'disable'
      ? [t('Its extensions are disabled without a click; you are told, and can undo it.')]
      : []),
  ];
}

function exceptionLine({ repositories, until, reference }: PolicyException, speech: Speech): string {
  const { t } = speech;
  const where = joined(
    repositories.map((pattern) => plainText(pattern, 200)),
    speech,
    5,
  );
  const day = until === undefined ? undefined : dayOf(until, speech);
  const named = reference === undefined ? undefined : plainText(reference, 80);
  if (day !== undefined && named !== undefined) return t('Exception {0} in {1}, until {2}.', named, where, day);
  if (day !== undefined) return t('Exception in {0}, until {1}.', where, day);
  return named === undefined ? t('Exception in {0}.', where) : t('Exception {0} in {1}.', named, where);
}

import type { Assessment } from '../../core/assessment';
import { describeSeenAndSent, type SeeingAndSending } from '../../core/explain/seen-and-sent';
import { placeOf } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import type { AllowedJournalEntry } from '../../core/remedies/extensions-allowed';
import { type Search, searchFor } from '../../core/search';
import type { StatedPolicy } from '../../core/stated-policies';
import { decidedParts, sourceParts } from './decided';
import { disabledCards, foundCards } from './found';
import { createDeeds, type Deed, type Deeds, list, note, section, toolbar } from './parts';
import { comingEntries, isRuleFound, type RuleEntry, ruleCard, ruleEntries, unlistedCard } from './rules';
import { summaryOf } from './summary';
import { type Children, node, type PageNode } from './tree';

export interface PageInput {
  readonly assessment: Assessment;
  readonly policies: readonly StatedPolicy[];
  readonly disabledByUs: readonly AllowedJournalEntry[];
  /** As typed on the page. */
  readonly search: string;
  readonly settings: Pick<SeeingAndSending, 'authentication' | 'watchProcesses'>;
  /** For a picture of the page that is kept: everything, and nothing to click. */
  readonly saved?: true;
}

export interface Page {
  readonly title: string;
  readonly page: PageNode;
  /** What each of its buttons does, by the id that the page knows. */
  readonly deeds: ReadonlyMap<string, Deed>;
}

/** The whole page: what the policies say, what was found here, where they come from, and what this extension does. */
export function renderPage(input: PageInput, speech: Speech): Page {
  const { t } = speech;
  const deeds = createDeeds(speech);
  const search = searchFor(input.search);
  const organization = input.policies.find(({ layer }) => layer !== 'workspace')?.policy.organization;
  const title =
    organization === undefined ? t('AI tool policy') : t('AI tool policy of {0}', plainText(organization, 80));
  const body = bodyOf(input, search, deeds, speech);
  const page = node('div', { id: 'page', class: 'page' }, [
    head(title, input, deeds, speech),
    input.saved || body.matches.all === 0 ? undefined : searchBox(body.matches, search, t),
    node('main', { key: 'main' }, body.sections),
  ]);
  return { title, page, deeds: deeds.all };
}

/** Of a kind of card; a policy with thousands of rules is searched rather than read. */
const mostCards = 200;

interface Body {
  readonly sections: readonly PageNode[];
  /** How many cards the search left, of how many. */
  readonly matches: { readonly shown: number; readonly all: number };
}

function bodyOf(input: PageInput, search: Search, deeds: Deeds, speech: Speech): Body {
  const { t } = speech;
  const { assessment, policies, disabledByUs } = input;
  const entries = ruleEntries(policies, speech);
  const found = [
    ...foundCards(assessment, search, deeds, speech),
    ...disabledCards(disabledByUs, search, deeds, speech),
  ];
  const now = entries.filter(({ validity }) => validity === 'within');
  const groups = [
    { id: 'coming', title: t('Coming up'), entries: comingEntries(entries), unlisted: [] },
    ...statusGroups(policies, now, t),
  ];
  const matching = groups.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => isRuleFound(search, entry, speech)),
    unlisted: search.length === 0 ? group.unlisted : [],
  }));
  const options = { namesPolicy: policies.length > 1 };
  const cards = (shown: readonly RuleEntry[]): readonly PageNode[] =>
    shown.slice(0, mostCards).map((entry) => ruleCard(entry, options, deeds, speech));
  const ruleSections = matching
    .filter((group) => group.entries.length + group.unlisted.length > 0)
    .map((group) =>
      section(group.id, t('{0} ({1})', group.title, group.entries.length + group.unlisted.length), [
        list([...cards(group.entries), ...group.unlisted]),
        ...more(group.entries.length - mostCards, t),
      ]),
    );
  return {
    sections: [
      ...foundSection(found, input, search, speech),
      ...ruleSections,
      ...(search.length === 0 ? aboutSections(input, speech) : []),
    ],
    matches: {
      shown: found.length + matching.reduce((sum, group) => sum + group.entries.length, 0),
      all:
        assessment.concerns.length + disabledByUs.length + groups.reduce((sum, group) => sum + group.entries.length, 0),
    },
  };
}

function statusGroups(policies: readonly StatedPolicy[], now: readonly RuleEntry[], t: Speech['t']) {
  const group = (status: 'banned' | 'restricted' | 'allowed', title: string) => ({
    id: status,
    title,
    entries: now.filter(({ stated }) => stated.rule.status === status),
    unlisted: policies.filter(({ unlisted }) => unlisted === status).map((policy) => unlistedCard(policy, status, t)),
  });
  return [group('banned', t('Banned')), group('restricted', t('Only with approval')), group('allowed', t('Approved'))];
}

function more(count: number, t: Speech['t']): Children {
  return count > 0 ? [note(t('And {0} more: search to find them.', count))] : [];
}

function foundSection(
  found: readonly PageNode[],
  { assessment, policies }: PageInput,
  search: Search,
  { t }: Speech,
): readonly PageNode[] {
  if (policies.length === 0 || (search.length > 0 && found.length === 0)) return [];
  if (found.length === 0)
    return [section('found', t('Found here'), [note(t('Nothing here conflicts with the policy.'))])];
  return [
    section('found', t('{0} ({1})', t('Found here'), found.length), [
      list(found.slice(0, mostCards)),
      ...more(found.length - mostCards, t),
      assessment.unreadable.length === 0
        ? undefined
        : note(t('{0} places could not be read; the findings view lists them.', assessment.unreadable.length)),
    ]),
  ];
}

function aboutSections(input: PageInput, speech: Speech): readonly PageNode[] {
  const { t } = speech;
  const { assessment } = input;
  const { sources } = assessment;
  const said = describeSeenAndSent(
    {
      policyPlaces: [
        ...new Set(sources.filter(({ origin }) => origin.kind === 'url').map(({ origin }) => placeOf(origin))),
      ],
      overNetwork: sources.some(({ origin }) => origin.kind === 'url' && /^https?:/i.test(origin.url)),
      ...input.settings,
    },
    speech,
  );
  const listed = (title: string, lines: readonly string[]): Children => [
    node('h3', {}, [title]),
    list(
      lines.map((line, index) => node('li', { key: String(index) }, [line])),
      'lines',
    ),
  ];
  return [
    ...(sources.length === 0
      ? []
      : [
          section(
            'sources',
            t('Where the policy comes from'),
            sources.map((source) => sourceParts(source, speech)),
          ),
        ]),
    section('sees', t('What this extension sees and sends'), [
      ...listed(t('It looks at, on this machine'), said.looksAt),
      ...listed(t('It sends'), said.sends),
      ...listed(t('It keeps, on this machine'), said.keeps),
      ...listed(t('It changes'), said.changes),
    ]),
    ...(input.policies.length === 0
      ? []
      : [section('decided', t('How this was decided'), decidedParts(assessment.concerns, speech))]),
  ];
}

function head(title: string, input: PageInput, deeds: Deeds, speech: Speech): PageNode {
  const { t } = speech;
  const { assessment, policies } = input;
  const speaker = policies.find(({ layer }) => layer !== 'workspace')?.policy;
  const button = (label: string, does: 'refresh' | 'log' | 'settings' | 'findings' | 'sample' | 'save'): PageNode =>
    deeds.button(label, does, { does });
  const buttons = input.saved
    ? []
    : policies.length === 0 && assessment.sources.length === 0
      ? [button(t('Settings'), 'settings'), button(t('Try a sample policy'), 'sample')]
      : [
          button(t('Refresh policy'), 'refresh'),
          button(t('Show findings'), 'findings'),
          button(t('Save for printing'), 'save'),
          button(t('Show log'), 'log'),
        ];
  return node('header', { key: 'head' }, [
    node('h1', { key: 'title', dir: 'auto' }, [title]),
    ...summaryOf(assessment, policies, speech).map(({ text, kind }) => note(text, kind)),
    toolbar(buttons),
    toolbar([
      deeds.link(t('Your organisation’s page on AI tools'), 'homepage', speaker?.homepage),
      contact(speaker?.contact, deeds, t),
    ]),
  ]);
}

/** A mail address is shown as text: it is no https link, and nothing else is opened. */
function contact(
  given: { readonly label: string; readonly url: string } | undefined,
  deeds: Deeds,
  t: Speech['t'],
): PageNode | undefined {
  if (given === undefined) return undefined;
  const label = t('Contact: {0}', plainText(given.label, 120));
  const mail = /^mailto:([^?]+)/i.exec(given.url)?.[1];
  return mail === undefined
    ? deeds.link(label, 'contact', given.url)
    : node('span', { key: 'contact', class: 'meta' }, [`${label} · ${plainText(mail, 120)}`]);
}

function searchBox({ shown, all }: Body['matches'], search: Search, t: Speech['t']): PageNode {
  const count = search.length === 0 ? '' : t('{0} of {1} entries match.', shown, all);
  return node('div', { key: 'search', role: 'search', class: 'search' }, [
    node('label', { key: 'label', for: 'search' }, [t('Search the policy')]),
    node('input', { key: 'input', id: 'search', type: 'search', autocomplete: 'off' }, []),
    node('p', { key: 'count', id: 'count', role: 'status', 'aria-live': 'polite', class: 'meta' }, [count]),
  ]);
}

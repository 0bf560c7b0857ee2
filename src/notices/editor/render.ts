import { type Assessment, actingDecision, announcementOf, type Concern, informsOnly } from '../../core/assessment';
import { ruleNameOf } from '../../core/decisions/file-verdicts';
import { describeConcern, describeConcernInShort, reasonLinesOf } from '../../core/explain/concern';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { describeUnreadable } from '../../core/explain/unreadable';
import type { Fix } from '../../core/file-ports';
import type { Place } from '../../core/findings/finding';
import { canRequest } from '../../core/remedies/exception-request';

/** One line of Problems and its squiggle. */
export interface DiagnosticView {
  /** 1-based; the end is behind the last character. */
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** The rule, and the page about it; absent for what could not be read. */
  readonly rule: { readonly id: string; readonly url: string | undefined } | undefined;
}

export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type FileConcern = Concern & { readonly finding: { readonly place: Extract<Place, { kind: 'file' }> } };

/** What the files have in Problems, by what the editor opens them by. Nothing is said of what is allowed, or only audited. */
export function renderDiagnostics(
  { concerns, unreadable }: Assessment,
  speech: Speech,
): ReadonlyMap<string, readonly DiagnosticView[]> {
  const views = new Map<string, DiagnosticView[]>();
  const add = (uri: string | undefined, view: DiagnosticView | undefined): void => {
    if (uri === undefined || uri === '' || view === undefined) return;
    const known = views.get(uri);
    if (known === undefined) views.set(uri, [view]);
    else known.push(view);
  };
  for (const concern of concerns.filter(isFileConcern)) add(concern.finding.place.uri, diagnosticOf(concern, speech));
  for (const { uri, line, column, start, end, why } of unreadable) {
    const range = { line, column, endLine: line, endColumn: column + Math.max(0, end - start) };
    const message = speech.t(
      'This could not be read, so that it is not known which AI tools it names: {0}',
      describeUnreadable(why, speech.t),
    );
    add(uri, { range, severity: 'information', message, rule: undefined });
  }
  return views;
}

export function isFileConcern(concern: Concern): concern is FileConcern {
  return concern.finding.place.kind === 'file';
}

/** The concerns of a file at a place of it. */
export function concernsAt({ concerns }: Assessment, uri: string, at: Range): readonly FileConcern[] {
  return concerns.filter(isFileConcern).filter(({ finding: { place } }) => place.uri === uri && touches(place, at));
}

function diagnosticOf(concern: FileConcern, speech: Speech): DiagnosticView | undefined {
  const { place } = concern.finding;
  const severity = severityOf(concern);
  if (severity === undefined) return undefined;
  const decision = actingDecision(concern);
  const rule = decision?.status === 'allowed' ? announcementOf(concern)?.rule : decision?.rule;
  // The squiggle shows what it is about; a tool's own file has none, and an approval is worth its sentence.
  const isWhole = place.reference === 'presence' || concern.approval !== undefined;
  return {
    range: place,
    severity,
    message: isWhole ? describeConcern(concern, speech) : describeConcernInShort(concern, speech),
    rule: { id: plainText(ruleNameOf({ rule }), 80), url: httpsOnly(rule?.rationaleUrl) },
  };
}

function severityOf(concern: FileConcern): DiagnosticView['severity'] | undefined {
  const status = actingDecision(concern)?.status;
  if (status === undefined) return undefined;
  if (status === 'allowed') return announcementOf(concern) === undefined ? undefined : 'information';
  if (informsOnly(concern) || concern.approval !== undefined) return 'information';
  return status === 'banned' ? 'error' : 'warning';
}

/** What shows over the words: paragraphs of plain text, then links. */
export interface HoverView {
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

export function renderHover(concern: FileConcern, speech: Speech): HoverView | undefined {
  if (severityOf(concern) === undefined) return undefined;
  const { t } = speech;
  const decision = actingDecision(concern);
  const rule = decision?.status === 'allowed' ? announcementOf(concern)?.rule : decision?.rule;
  const reason = reasonLinesOf(concern, speech, 3);
  const alternatives = concern.alternatives.map(({ name }) => plainText(name, 80)).join(', ');
  const links = [
    { label: t('Why?'), url: httpsOnly(rule?.rationaleUrl) },
    { label: t('Request an exception'), url: canRequest(concern) ? httpsOnly(concern.exceptionUrl) : undefined },
  ];
  return {
    paragraphs: [
      describeConcern(concern, speech),
      ...(reason.lines.length === 0 ? [] : [`${reason.lines.join(' ')}${reason.more ? ' …' : ''}`]),
      ...(alternatives === '' ? [] : [t('Instead: {0}', alternatives)]),
    ],
    links: links.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }])),
  };
}

/** The deed, as it stands on the light bulb. */
export function titleOf(fix: Fix, { t }: Speech): string {
  const name = 'name' in fix && fix.name !== undefined ? plainText(fix.name, 60) : undefined;
  switch (fix.kind) {
    case 'remove-recommendation':
      return t('Remove {0} from the recommendations', name ?? '');
    case 'mark-unwanted':
      return t('Mark {0} as unwanted', name ?? '');
    case 'remove-dependency':
      return t('Remove the dependency {0}', name ?? '');
    case 'remove-step':
      return name === undefined ? t('Remove the step') : t('Remove the step “{0}”', name);
    case 'remove-entry':
      return name === undefined ? t('Remove this entry') : t('Remove “{0}”', name);
    case 'remove-line':
      return t('Remove this line');
    case 'replace':
      return t('Replace with {0}', name ?? '');
    case 'ignore':
      return t('Ignore here, with a reason…');
  }
}

/** The words that one may say in the file why it is all right there; undefined where that is not for people to say. */
export function dismissibleRule(concern: FileConcern): string | undefined {
  const { decision } = concern;
  const name = ruleNameOf(decision);
  const isSaid = decision.status !== 'allowed' && decision.enforcement.dismissible && /^[^\s:]+$/.test(name);
  return isSaid ? name : undefined;
}

function httpsOnly(url: string | undefined): string | undefined {
  return url !== undefined && /^https:\/\/[^\s]+$/i.test(url) ? url : undefined;
}

function touches(one: Range, other: Range): boolean {
  const isBefore = (a: Range, b: Range): boolean =>
    a.endLine < b.line || (a.endLine === b.line && a.endColumn < b.column);
  return !isBefore(one, other) && !isBefore(other, one);
}

import { possibleAnswers } from '../../core/answers/silence';
import { type Assessment, actingDecision, type Concern, isActive, isOver } from '../../core/assessment';
import { describeConcern, describeStanding, reasonOf } from '../../core/explain/concern';
import { dayOfMoment, momentOf } from '../../core/explain/dates';
import { describeEvidence } from '../../core/explain/evidence';
import type { Speech } from '../../core/explain/speech';
import { localizedText, plainText } from '../../core/explain/text';
import { canRequest } from '../../core/remedies/exception-request';
import type { AllowedJournalEntry } from '../../core/remedies/extensions-allowed';
import { updatableRule } from '../../core/remedies/update';
import { isFound, type Search } from '../../core/search';
import { alternativeButtons, badge, type Deeds, note, paragraphs, toolbar, type Word } from './parts';
import { type Children, node, type PageNode } from './tree';

/** What was found here and what can be done about it, as the findings view has it. */
export function foundCards(
  { concerns }: Pick<Assessment, 'concerns'>,
  search: Search,
  deeds: Deeds,
  speech: Speech,
): readonly PageNode[] {
  return concerns
    .filter((concern) => isConcernFound(search, concern, speech))
    .map((concern) => concernCard(concern, deeds, speech));
}

/** What was disabled from here, to be enabled again. */
export function disabledCards(
  entries: readonly AllowedJournalEntry[],
  search: Search,
  deeds: Deeds,
  speech: Speech,
): readonly PageNode[] {
  const { t } = speech;
  return entries
    .filter(({ key, name }) => isFound(search, [key, name]))
    .map(({ key, name, at }) => {
      const shown = plainText(name, 80);
      return node('li', { key: `disabled ${key}`, class: 'card ended' }, [
        node('h3', { key: 'title', dir: 'auto' }, [shown, ' ', badge('ended', t('disabled from here'))]),
        note(t('Disabled by extensions.allowed since {0}.', dayOfMoment(at, speech))),
        toolbar([
          deeds.button(t('Enable again'), `enable ${key}`, { does: 'enable', id: key, name: shown }, { about: shown }),
        ]),
      ]);
    });
}

/** A finding as it is called on the page: `Claude Code 2.1.91`. */
export function titleOf({ name, finding }: Concern): string {
  const { version } = finding.subject;
  return version === undefined ? plainText(name, 80) : `${plainText(name, 80)} ${plainText(version, 40)}`;
}

function isConcernFound(search: Search, concern: Concern, speech: Speech): boolean {
  const { finding, alternatives } = concern;
  const decision = actingDecision(concern) ?? concern.decision;
  return isFound(search, [
    titleOf(concern),
    finding.key,
    describeStanding(concern, speech),
    whereOf(concern, speech),
    decision.rule?.id,
    localizedText(decision.rule?.reason, speech.locale),
    ...alternatives.map(({ name }) => name),
  ]);
}

function concernCard(concern: Concern, deeds: Deeds, speech: Speech): PageNode {
  const { finding } = concern;
  const [kind, word] = wordOf(concern, speech);
  const decision = actingDecision(concern) ?? concern.decision;
  const reason = reasonOf(concern, speech) === undefined ? undefined : writtenReason(concern, speech);
  return node('li', { key: `found ${finding.key}`, class: `card ${kind}` }, [
    node('h3', { key: 'title', dir: 'auto' }, [titleOf(concern), ' ', badge(kind, word)]),
    note(describeConcern(concern, speech)),
    note(whereOf(concern, speech), 'meta'),
    ...describeEvidence(finding, speech.t).map((line) => note(line, 'meta')),
    paragraphs(reason),
    toolbar(buttonsFor(concern, deeds, speech)),
    decision.rule === undefined ? undefined : note(speech.t('Rule {0}', plainText(decision.rule.id, 100)), 'meta'),
  ]);
}

function writtenReason(concern: Concern, { locale }: Speech): string | undefined {
  const decision = actingDecision(concern) ?? concern.decision;
  const rule = decision.status === 'allowed' ? decision.announced?.rule : decision.rule;
  return localizedText(rule?.reason, locale);
}

function wordOf(concern: Concern, speech: Speech): readonly [Word, string] {
  const standing = describeStanding(concern, speech);
  if (isOver(concern)) return ['ended', speech.t('{0}, ended', standing)];
  if (concern.approval !== undefined) return ['allowed', standing];
  const acting = actingDecision(concern);
  if (acting === undefined) return ['audit', speech.t('{0}, audit only', standing)];
  if (acting.status !== 'allowed') return [acting.status, standing];
  return [acting.announced === undefined ? 'allowed' : 'announced', standing];
}

/** Where it is, as far as the sentence about it does not say so. */
function whereOf({ finding: { place } }: Concern, speech: Speech): string | undefined {
  const { t } = speech;
  switch (place.kind) {
    case 'terminal':
      return place.ended === undefined
        ? t(
            'By {0} in the terminal {1}, {2}',
            word(place.programWord),
            word(place.terminalName),
            momentOf(place.at, speech),
          )
        : t('By {0}, {1}, ended', word(place.programWord), momentOf(place.at, speech));
    case 'file':
      return t('{0}, line {1}', plainText(place.path, 200), place.line);
    case 'model':
      return t('Offered by {0}', word(place.vendor));
    case 'mcp-server':
      return place.path === undefined ? undefined : plainText(place.path, 200);
    case 'extension':
      return plainText(place.id, 100);
    case 'editor':
      return undefined;
  }
}

function word(text: string): string {
  return plainText(text, 60);
}

/** The first thing that helps comes first, and is the one that stands out. */
function buttonsFor(concern: Concern, deeds: Deeds, speech: Speech): Children {
  const { t } = speech;
  const { key, place } = concern.finding;
  const about = titleOf(concern);
  const decision = actingDecision(concern) ?? concern.decision;
  const rule = decision.status === 'allowed' ? decision.announced?.rule : decision.rule;
  const why = deeds.link(t('Why?'), `why ${key}`, rule?.rationaleUrl, { about });
  if (concern.approval !== undefined) {
    const withdraw = { does: 'withdraw-approval', key } as const;
    return [deeds.button(t('I no longer have approval'), `withdraw ${key}`, withdraw, { about }), why];
  }
  const can = possibleAnswers(concern);
  const canDisable = place.kind === 'extension' && !place.builtIn && decision.status !== 'allowed';
  const canStop = place.kind === 'terminal' && !isOver(concern) && isActive(concern);
  const name = plainText(concern.name, 80);
  const does: readonly (readonly [boolean, string, Parameters<Deeds['button']>[2]])[] = [
    [updatableRule(concern) !== undefined, t('Update'), { does: 'update', key }],
    [canDisable, t('Disable'), { does: 'disable', id: place.kind === 'extension' ? place.id : '', name }],
    [
      concern.remedy === 'disable-ai-features' && isActive(concern),
      t('Turn off the AI features'),
      { does: 'disable-ai-features' },
    ],
    [canStop, t('Stop'), { does: 'stop', key, at: place.kind === 'terminal' ? place.at : 0 }],
    [can.approve, t('I have approval'), { does: 'approve', key }],
    [canRequest(concern), t('Request an exception'), { does: 'request', key }],
    [can.snooze, t('Put off notices'), { does: 'snooze', key }],
  ];
  const file = place.kind === 'file' && place.uri !== undefined ? { ...place, uri: place.uri } : undefined;
  const possible = does.filter(([isPossible]) => isPossible);
  const buttons = possible.map(([, label, deed], index) =>
    deeds.button(label, `${deed.does} ${key}`, deed, index === 0 ? { about, primary: true } : { about }),
  );
  const open =
    file === undefined
      ? undefined
      : deeds.button(
          t('Open'),
          `open ${key}`,
          { does: 'open-file', uri: file.uri, line: file.line, column: file.column },
          { about },
        );
  return [open, ...buttons, why, ...alternativeButtons(concern.alternatives, key, deeds, speech)];
}

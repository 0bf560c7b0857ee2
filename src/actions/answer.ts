import * as vscode from 'vscode';
import { type Answer, afterAnswer, possibleAnswers, silenceOf } from '../core/answers/silence';
import type { Assessment, Concern } from '../core/assessment';
import { plainText } from '../core/explain/text';
import type { AnswerStore } from '../vscode/answer-store';
import { choice, concernFrom, say } from './targets';

export interface AnswerParts {
  readonly assessment: () => Assessment;
  readonly answers: AnswerStore;
  /** Assesses again, for the answer to count. */
  readonly rerun: () => Promise<void>;
}

/** 'I have approval', with a reference if there is one. Kept locally until the rule's text changes. */
export async function approve(given: unknown, parts: AnswerParts): Promise<void> {
  const { t } = vscode.l10n;
  const concern = await concernFrom(given, parts.assessment(), {
    fits: (candidate) => possibleAnswers(candidate).approve && candidate.approval === undefined,
    ask: t('What do you have approval for?'),
    none: t('Nothing here needs an approval.'),
  });
  if (concern === undefined) return;
  const reference = await vscode.window.showInputBox({
    title: t('I have approval for {0}', nameOf(concern)),
    prompt: t('A reference, such as a ticket. You can leave it empty. It is kept on this machine.'),
  });
  if (reference === undefined) return;
  const written = reference.trim().slice(0, 200);
  await answer(concern, { kind: 'approve', reference: written === '' ? undefined : written }, parts);
  await say(
    t('Noted: you have approval for {0}.', nameOf(concern)),
    choice(t('Undo'), () => answer(concern, { kind: 'withdraw-approval' }, parts)),
  );
}

export async function withdrawApproval(given: unknown, parts: AnswerParts): Promise<void> {
  const { t } = vscode.l10n;
  const concern = await concernFrom(given, parts.assessment(), {
    fits: ({ approval }) => approval !== undefined,
    ask: t('Which approval do you no longer have?'),
    none: t('No approval is noted for what is here.'),
  });
  if (concern?.approval === undefined) return;
  const { reference } = concern.approval;
  await answer(concern, { kind: 'withdraw-approval' }, parts);
  await say(
    t('Your approval for {0} is no longer noted.', nameOf(concern)),
    choice(t('Undo'), () => answer(concern, { kind: 'approve', reference }, parts)),
  );
}

/** Puts notices of one thing off, or ends that; the status item and the view show it all the same. */
export async function snooze(given: unknown, parts: AnswerParts): Promise<void> {
  const { t } = vscode.l10n;
  const concern = await concernFrom(given, parts.assessment(), {
    fits: (candidate) => possibleAnswers(candidate).snooze,
    ask: t('Put off notices of what?'),
    none: t('Nothing here can be put off.'),
  });
  if (concern === undefined) return;
  const isSnoozed = silenceOf(concern, parts.answers.read(), Date.now())?.kind === 'snoozed';
  const lengths: (vscode.QuickPickItem & { readonly answer: Answer })[] = [
    { label: t('For an hour'), answer: { kind: 'snooze', for: 'hour' } },
    { label: t('For today'), answer: { kind: 'snooze', for: 'today' } },
    { label: t('Until the policy changes'), answer: { kind: 'snooze', for: 'policy' } },
    ...(isSnoozed ? [{ label: t('No longer put off'), answer: { kind: 'unsnooze' } } as const] : []),
  ];
  const picked = await vscode.window.showQuickPick(lengths, {
    placeHolder: t('Put off notices of {0}', nameOf(concern)),
  });
  if (picked === undefined) return;
  await answer(concern, picked.answer, parts);
  if (picked.answer.kind === 'unsnooze') return;
  await say(
    t('Notices of {0} are put off.', nameOf(concern)),
    choice(t('Undo'), () => answer(concern, { kind: 'unsnooze' }, parts)),
  );
}

async function answer(concern: Concern, given: Answer, { answers, rerun }: AnswerParts): Promise<void> {
  await answers.change((before) => afterAnswer(before, concern, given, Date.now()));
  await rerun();
}

function nameOf({ name }: Concern): string {
  return plainText(name, 80);
}

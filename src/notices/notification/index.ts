import * as vscode from 'vscode';
import type { Answers } from '../../core/answers/answers';
import { afterShown } from '../../core/answers/due';
import { afterAnswer } from '../../core/answers/silence';
import type { Assessment, Concern } from '../../core/assessment';
import type { Log } from '../../core/ports';
import { dueAutomatically } from '../../core/remedies/automatic';
import type { AnswerStore } from '../../vscode/answer-store';
import { commands } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { DoneStore } from '../../vscode/done-store';
import type { NoticeStore } from '../../vscode/notice-store';
import type { FoundCommand, Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { unawaited } from '../../vscode/unawaited';
import {
  commandNotices,
  dueNotices,
  isAnswer,
  type NotificationButton,
  type NotificationView,
  namesRun,
  renderNotification,
  renderSummary,
} from './render';

/** Whether the terminal itself has told of this start already. `names`: what it runs by names alone. `since` in epoch milliseconds. */
export type Told = (start: {
  readonly names: readonly string[];
  readonly programWord: string;
  readonly since: number;
}) => Promise<boolean>;

export interface NotificationParts {
  readonly log: Pick<Log, 'error'>;
  readonly pipeline: Pipeline;
  readonly answers: AnswerStore;
  readonly told: Told;
  /** What was disabled without a click. */
  readonly done: DoneStore;
  readonly notices: NoticeStore;
}

/**
 * Notifications through the editor's own, so that its Do Not Disturb holds: of what is there, when `noticeDue` says so; of
 * commands, each time one starts. Several new ones at once are one summary.
 */
export function createNotifications(parts: NotificationParts): vscode.Disposable {
  const { log, pipeline, answers, told, done, notices } = parts;
  const owned = createDisposables();
  const safely = (work: Promise<unknown>): void => unawaited(work, log, 'notification');
  const tell = async (view: NotificationView, concerns: readonly Concern[]): Promise<void> => {
    const button = await show(view, notices);
    if (button === undefined) return;
    if (isAnswer(button)) {
      const acknowledged = (before: Answers): Answers =>
        concerns.reduce((known, concern) => afterAnswer(known, concern, { kind: 'acknowledge' }, Date.now()), before);
      await answers.change(acknowledged);
    }
    await act(button);
  };
  const remember = (shown: ReturnType<typeof dueNotices>): Promise<void> =>
    answers.change((before) =>
      shown.reduce((known, { concern, stage }) => afterShown(known, concern, stage, Date.now()), before),
    );
  const tellWhatIsDue = async (assessment: Assessment): Promise<void> => {
    // The action that disables them says so itself. It marks them as done only after this has looked.
    const automatic = dueAutomatically(assessment, done.read());
    if (automatic.length > 0) await remember(automatic.map(({ concern }) => ({ concern, stage: 'active' })));
    // Of windows that open together only the one in front tells; by the time another comes to the front, it knows of that.
    if (!vscode.window.state.focused) return;
    const due = dueNotices(assessment, answers.read(), Date.now());
    if (due.length === 0) return;
    // Remembered before it is answered: a second run in the meantime must not show it again.
    await remember(due);
    const concerns = due.map(({ concern }) => concern);
    await tell(viewOf(concerns), concerns);
  };
  const tellOfCommands = async ({ keys }: FoundCommand): Promise<void> => {
    const due = commandNotices(pipeline.assessment, keys, answers.read(), Date.now());
    await Promise.all(
      due.map(async (concern) => {
        const { place } = concern.finding;
        const names = namesRun(concern);
        const mayBeTold = place.kind === 'terminal' && names.length > 0;
        if (mayBeTold && (await told({ names, programWord: place.programWord, since: place.at }))) return;
        await tell(renderNotification(concern, speechNow()), [concern]);
      }),
    );
  };
  owned.add(pipeline.onDidAssess((assessment) => safely(tellWhatIsDue(assessment))));
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => focused && safely(tellWhatIsDue(pipeline.assessment))),
  );
  owned.add(pipeline.onDidFindCommand((found) => safely(tellOfCommands(found))));
  return owned;
}

function viewOf(concerns: readonly Concern[]): NotificationView {
  const [only] = concerns;
  return concerns.length === 1 && only !== undefined
    ? renderNotification(only, speechNow())
    : renderSummary(concerns, speechNow());
}

async function show(view: NotificationView, notices: NoticeStore): Promise<NotificationButton | undefined> {
  const buttons = view.buttons.map(({ title }) => ({ title }));
  const answer = await notices.tell(view.message, () =>
    view.isAnnouncement
      ? vscode.window.showInformationMessage(view.message, ...buttons)
      : vscode.window.showWarningMessage(view.message, ...buttons),
  );
  return view.buttons.find(({ title }) => title === answer?.title);
}

function act(button: NotificationButton): Thenable<unknown> {
  switch (button.kind) {
    case 'disable':
      return vscode.commands.executeCommand(commands.disableExtension, { id: button.id, name: button.name });
    case 'update':
      return vscode.commands.executeCommand(commands.updateExtension, { key: button.key });
    case 'approve':
      return vscode.commands.executeCommand(commands.approve, { key: button.key });
    case 'request':
      return vscode.commands.executeCommand(commands.requestException, { key: button.key });
    case 'disable-all':
      return vscode.commands.executeCommand(commands.disableExtension, ...button.targets);
    case 'stop':
      return vscode.commands.executeCommand(commands.stopCommand, { key: button.key, at: button.at });
    case 'disable-ai-features':
      return vscode.commands.executeCommand(commands.disableAiFeatures);
    case 'why':
      return vscode.commands.executeCommand(commands.openRationale, button.url);
    case 'alternative':
      return vscode.commands.executeCommand(commands.useAlternative, button.alternative);
    case 'show':
      return vscode.commands.executeCommand(commands.showFindings);
  }
}

import * as vscode from 'vscode';
import { type Assessment, actingDecision } from '../core/assessment';
import { describeDisabledByPolicy, describeDisabling, isDisabled } from '../core/explain/disabling';
import { describeLifted, describeSeveralLifted } from '../core/explain/lifted';
import { plainText } from '../core/explain/text';
import type { Log } from '../core/ports';
import { dueAutomatically } from '../core/remedies/automatic';
import { toOfferBack } from '../core/remedies/offer-back';
import type { AllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';
import type { DoneStore } from '../vscode/done-store';
import type { NoticeStore } from '../vscode/notice-store';
import { singleFlight } from '../vscode/single-flight';
import { inARow, speechNow } from '../vscode/speech';
import { unawaited } from '../vscode/unawaited';
import { type Choice, choice, type ExtensionTarget, reloadChoice, warn } from './targets';

export interface AfterAssessingParts {
  readonly pipeline: { readonly assessment: Assessment };
  readonly setting: AllowedSetting;
  readonly done: DoneStore;
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly notices: NoticeStore;
  readonly log: Log;
}

export type AfterAssessing = () => Promise<void>;

const offeredKey = 'offeredBack';

/**
 * What follows from an assessment without a click: what a managed or signed policy says to disable is disabled, and said; what
 * was disabled and is allowed again is offered back once.
 */
export function createAfterAssessing(parts: AfterAssessingParts): AfterAssessing {
  return singleFlight(async () => {
    await disableAutomatically(parts);
    await offerBack(parts);
  });
}

async function disableAutomatically({ pipeline, setting, done, notices, log }: AfterAssessingParts): Promise<void> {
  for (const { concern, id, mark } of dueAutomatically(pipeline.assessment, done.read())) {
    // Remembered first and in any case: whoever takes it back, here or in the settings, is not overruled.
    await done.add(id, mark);
    // Another window, or somebody, has done it already.
    if (setting.forbids(id)) continue;
    const target = { id, name: plainText(concern.name, 80) };
    const organization = actingDecision(concern)?.organization;
    const outcome = await setting.disable({ ...target, at: Date.now(), organization });
    log.info('Disabled as the policy says.', { id, outcome: outcome.kind });
    if (!isDisabled(outcome)) {
      unawaited(warn(describeDisabling(target.name, outcome, vscode.l10n.t)), log, 'notification');
      continue;
    }
    const undo = choice(vscode.l10n.t('Undo'), () => enable(target));
    tell(
      { notices, log },
      describeDisabledByPolicy(target.name, organization, outcome, vscode.l10n.t),
      ...(outcome.kind === 'needs-reload' ? [reloadChoice()] : []),
      undo,
    );
  }
}

async function offerBack({ pipeline, setting, context, notices, log }: AfterAssessingParts): Promise<void> {
  const memory = context.globalState;
  const offered = memory.get<Readonly<Record<string, number>>>(offeredKey) ?? {};
  const entries = toOfferBack(pipeline.assessment, setting.disabledByUs(), offered);
  if (entries.length === 0) return;
  const now = Object.fromEntries(entries.map(({ key, at }) => [key.toLowerCase(), at]));
  await memory.update(offeredKey, { ...offered, ...now });
  for (const { key } of entries) log.info('Offered back.', { id: key });
  const targets = entries.map(({ key, name }) => ({ id: key, name }));
  const [first, ...others] = entries;
  if (first === undefined) return;
  const { name, at, organization } = first;
  const said =
    others.length === 0
      ? describeLifted(name, organization, at, speechNow())
      : describeSeveralLifted(inARow(targets.map((target) => plainText(target.name, 80))), speechNow());
  tell(
    { notices, log },
    said,
    choice(vscode.l10n.t('Enable again'), () => enable(...targets)),
  );
}

/** Nobody asked for these: they are noted among the notices that were shown. The answer may be long in coming. */
function tell(
  { notices, log }: Pick<AfterAssessingParts, 'notices' | 'log'>,
  message: string,
  ...choices: readonly Choice[]
): void {
  const answered = notices.tell(message, () => vscode.window.showInformationMessage(message, ...choices));
  unawaited(
    answered.then((chosen) => chosen?.run()),
    log,
    'notification',
  );
}

function enable(...targets: readonly ExtensionTarget[]): Thenable<unknown> {
  return vscode.commands.executeCommand(commands.enableExtension, ...targets);
}

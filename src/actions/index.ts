import * as vscode from 'vscode';
import { type Assessment, actingDecision, isActive, type ResolvedAlternative } from '../core/assessment';
import { plainText } from '../core/explain/text';
import type { Log } from '../core/ports';
import { type Updatable, updatables } from '../core/remedies/update';
import { commands } from '../vscode/contributions';
import { createDisposables } from '../vscode/disposables';
import type { Memory } from '../vscode/memory';
import { installedVersion } from '../vscode/observe/dormant-extensions';
import type { Pipeline } from '../vscode/pipeline';
import { createAfterAssessing } from './after-assessing';
import { disableAiFeatures, enableAiFeatures, restoreAiFeatures } from './ai-features';
import { approve, snooze, withdrawApproval } from './answer';
import { disableExtensions } from './disable-extension';
import { enableExtensions } from './enable-extension';
import { registerFileActions } from './files';
import { openLink } from './open-link';
import { registerPages } from './pages';
import { removeEverything } from './remove-everything';
import { requestException } from './request-exception';
import { stopCommand } from './stop-command';
import { concernIn, type ExtensionTarget, extensionOf, targetsOf } from './targets';
import { uninstallExtension } from './uninstall-extension';
import { updateExtension } from './update-extension';
import { useAlternative } from './use-alternative';

export interface ActionParts extends Memory {
  readonly log: Log & { show(): void; recent(): readonly string[] };
  readonly context: vscode.ExtensionContext;
  readonly pipeline: Pipeline;
}

/** Registers what the buttons do. Each also runs from the Command Palette, where it asks which one is meant. */
export function registerActions(parts: ActionParts): vscode.Disposable {
  const { log, context, pipeline, answers, setting, done, notices } = parts;
  const owned = createDisposables();
  const { globalState: memory } = context;
  const assessment = (): Assessment => pipeline.assessment;
  const answering = { assessment, answers, rerun: pipeline.rerun };
  const register = <A extends unknown[]>(id: string, run: (...values: A) => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  register(commands.refreshPolicy, pipeline.refresh);
  register(commands.showLog, () => log.show());
  owned.add(registerPages(parts));
  owned.add(registerFileActions(pipeline));
  register(commands.stopCommand, (given: unknown) => stopCommand(given, { assessment, stop: pipeline.stop }));
  register(commands.useAlternative, (alternative: ResolvedAlternative) => useAlternative(alternative));
  register(commands.openRationale, async (given: unknown) => {
    const url = rationaleOf(given) ?? (await chooseRationale(assessment()));
    if (url !== undefined) await openLink(url);
  });
  register(commands.disableExtension, async (...values: unknown[]) => {
    const given = values.flatMap(targetsOf);
    const targets = given.length > 0 ? given : await chooseExtension(assessment());
    await disableExtensions(targets, assessment(), setting, log);
  });
  register(commands.enableExtension, async (...values: unknown[]) => {
    await enableExtensions(values.flatMap(targetsOf), setting, log);
  });
  register(commands.updateExtension, async (given: unknown) => {
    const parts = { setting, log, installedVersion: (id: string) => installedVersion(context, id) };
    const chosen = await chooseUpdate(given, assessment());
    if (chosen !== undefined) await updateExtension(chosen, chosen.rule, parts);
  });
  register(commands.uninstallExtension, async (given: unknown) => {
    const [target] = targetsOf(given).length > 0 ? targetsOf(given) : await chooseExtension(assessment());
    if (target !== undefined) await uninstallExtension(target, log);
  });
  register(commands.disableAiFeatures, () => disableAiFeatures({ memory, log }));
  register(commands.enableAiFeatures, () => enableAiFeatures({ memory, log }));
  register(commands.approve, (given: unknown) => approve(given, answering));
  register(commands.withdrawApproval, (given: unknown) => withdrawApproval(given, answering));
  register(commands.snooze, (given: unknown) => snooze(given, answering));
  register(commands.requestException, async (given: unknown) => {
    // It names the repository, and nobody tells when a remote was added.
    await pipeline.rerun();
    await requestException(given, assessment(), log);
  });
  register(commands.removeEverything, () =>
    removeEverything({
      setting,
      context,
      log,
      rest: () => pipeline.dispose(),
      restoreAiFeatures: () => restoreAiFeatures({ memory, log }),
    }),
  );
  const afterAssessing = createAfterAssessing({ assessment, setting, done, memory, notices, log });
  owned.add(
    pipeline.onDidAssess(() => {
      afterAssessing().catch((error: unknown) => log.error('What follows from the policy failed.', { error }));
    }),
  );
  return owned;
}

function rationaleOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('rationaleUrl' in value)) return undefined;
  return typeof value.rationaleUrl === 'string' ? value.rationaleUrl : undefined;
}

async function chooseUpdate(given: unknown, assessment: Assessment): Promise<Updatable | undefined> {
  const all = updatables(assessment);
  const place = concernIn(assessment, given)?.finding.place;
  const id = place?.kind === 'extension' ? place.id : targetsOf(given)[0]?.id;
  if (id !== undefined) return all.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (all.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No extension here is of a banned version.'));
    return undefined;
  }
  const items = all.map((each) => ({ label: plainText(each.name, 80), description: each.id, each }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Update which extension?') }))?.each;
}

async function chooseExtension({ concerns }: Assessment): Promise<readonly ExtensionTarget[]> {
  const items = concerns.filter(isActive).flatMap((concern) => {
    const target = extensionOf(concern);
    return target === undefined ? [] : [{ label: target.name, description: target.id, target }];
  });
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No extension here is restricted or banned by the policy.'),
    );
    return [];
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which extension?') });
  return picked === undefined ? [] : [picked.target];
}

async function chooseRationale({ concerns }: Assessment): Promise<string | undefined> {
  const items = concerns.flatMap((concern) => {
    const rule = actingDecision(concern)?.rule;
    return rule?.rationaleUrl === undefined
      ? []
      : [{ label: plainText(concern.name, 80), description: plainText(rule.id, 80), url: rule.rationaleUrl }];
  });
  if (items.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Nothing here is concerned by a rule with a rationale.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('The rationale of which rule?'),
  });
  return picked?.url;
}

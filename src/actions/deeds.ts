import * as vscode from 'vscode';
import { type Assessment, actingDecision, isActive, type ResolvedAlternative } from '../core/assessment';
import { plainText } from '../core/explain/text';
import { type Updatable, updatables } from '../core/remedies/update';
import { installedVersion } from '../vscode/observe/dormant-extensions';
import { disableAiFeatures, enableAiFeatures, restoreAiFeatures } from './ai-features';
import { approve, snooze, withdrawApproval } from './answer';
import type { Deeds } from './deed';
import { disableExtensions } from './disable-extension';
import { enableExtensions } from './enable-extension';
import { fileDeeds } from './files';
import { openLink } from './open-link';
import { type DeedParts, pageDeeds } from './pages';
import { removeEverything } from './remove-everything';
import { requestException } from './request-exception';
import { stopCommand } from './stop-command';
import { concernIn, type ExtensionTarget, extensionOf, targetsOf } from './targets';
import { uninstallExtension } from './uninstall-extension';
import { updateExtension } from './update-extension';
import { useAlternative } from './use-alternative';

/** What each button does. It is loaded with the first of them that is used: most windows never use any. */
export function createDeeds(parts: DeedParts): Deeds {
  const { log, context, pipeline, answers, setting } = parts;
  const { globalState: memory } = context;
  const assessment = (): Assessment => pipeline.assessment;
  const answering = { assessment, answers, rerun: pipeline.rerun };
  return {
    ...pageDeeds(parts),
    ...fileDeeds(pipeline),
    refreshPolicy: pipeline.refresh,
    showLog: () => log.show(),
    stopCommand: (given) => stopCommand(given, { assessment, stop: pipeline.stop }),
    useAlternative: (alternative) => useAlternative(alternative as ResolvedAlternative),
    async openRationale(given) {
      const url = rationaleOf(given) ?? (await chooseRationale(assessment()));
      if (url !== undefined) await openLink(url);
    },
    async disableExtension(...values) {
      const given = values.flatMap(targetsOf);
      const targets = given.length > 0 ? given : await chooseExtension(assessment());
      await disableExtensions(targets, assessment(), setting, log);
    },
    enableExtension: (...values) => enableExtensions(values.flatMap(targetsOf), setting, log),
    async updateExtension(given) {
      const updating = { setting, log, installedVersion: (id: string) => installedVersion(context, id) };
      const chosen = await chooseUpdate(given, assessment());
      if (chosen !== undefined) await updateExtension(chosen, chosen.rule, updating);
    },
    async uninstallExtension(given) {
      const [target] = targetsOf(given).length > 0 ? targetsOf(given) : await chooseExtension(assessment());
      if (target !== undefined) await uninstallExtension(target, log);
    },
    disableAiFeatures: () => disableAiFeatures({ memory, log }),
    enableAiFeatures: () => enableAiFeatures({ memory, log }),
    approve: (given) => approve(given, answering),
    withdrawApproval: (given) => withdrawApproval(given, answering),
    snooze: (given) => snooze(given, answering),
    async requestException(given) {
      // It names the repository, and nobody tells when a remote was added.
      await pipeline.rerun();
      await requestException(given, assessment(), log);
    },
    removeEverything: () =>
      removeEverything({
        setting,
        context,
        log,
        rest: () => pipeline.dispose(),
        restoreAiFeatures: () => restoreAiFeatures({ memory, log }),
      }),
  };
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

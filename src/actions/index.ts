import * as vscode from 'vscode';
import { type Assessment, actingDecision, isActive, type ResolvedAlternative } from '../core/assessment';
import type { Log } from '../core/ports';
import { createAllowedSetting } from '../vscode/allowed-setting';
import { commands } from '../vscode/contributions';
import { createDisposables } from '../vscode/disposables';
import { disableExtensions, type ExtensionTarget } from './disable-extension';
import { enableExtensions } from './enable-extension';
import { openLink } from './open-link';
import { type StopCommandParts, stopCommand } from './stop-command';
import { useAlternative } from './use-alternative';

export interface ActionParts {
  readonly log: Log & { show(): void };
  readonly memory: vscode.Memento;
  readonly assessment: () => Assessment;
  readonly refresh: () => Promise<void>;
  readonly stop: StopCommandParts['stop'];
}

/** Registers what the buttons do. Each also runs from the Command Palette, where it asks which one is meant. */
export function registerActions({ log, memory, assessment, refresh, stop }: ActionParts): vscode.Disposable {
  const owned = createDisposables();
  const setting = createAllowedSetting(memory);
  const register = <A extends unknown[]>(id: string, run: (...values: A) => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  register(commands.refreshPolicy, refresh);
  register(commands.showLog, () => log.show());
  register(commands.stopCommand, (given: unknown) => stopCommand(given, { assessment, stop }));
  register(commands.useAlternative, (alternative: ResolvedAlternative) => useAlternative(alternative));
  register(commands.openRationale, async (given: unknown) => {
    const url = rationaleOf(given) ?? (await chooseRationale(assessment()));
    if (url !== undefined) await openLink(url);
  });
  register(commands.disableExtension, async (...values: unknown[]) => {
    const given = values.flatMap(targetsOf);
    await disableExtensions(given.length > 0 ? given : await chooseExtension(assessment()), setting, log);
  });
  register(commands.enableExtension, (...values: unknown[]) =>
    enableExtensions(values.flatMap(targetsOf), setting, log),
  );
  return owned;
}

/** A command is run by our own buttons with a target, by the findings view with its node, by a key binding with anything. */
function targetsOf(value: unknown): ExtensionTarget[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('target' in value) return targetsOf(value.target);
  if (!('id' in value && 'name' in value)) return [];
  return typeof value.id === 'string' && typeof value.name === 'string' ? [{ id: value.id, name: value.name }] : [];
}

function rationaleOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('rationaleUrl' in value)) return undefined;
  return typeof value.rationaleUrl === 'string' ? value.rationaleUrl : undefined;
}

async function chooseExtension({ concerns }: Assessment): Promise<readonly ExtensionTarget[]> {
  const items = concerns
    .filter(isActive)
    .flatMap(({ finding: { place }, name }) =>
      place.kind === 'extension' && !place.builtIn
        ? [{ label: name, description: place.id, target: { id: place.id, name } }]
        : [],
    );
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No extension here is restricted or banned by the policy.'),
    );
    return [];
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Disable which extension?') });
  return picked === undefined ? [] : [picked.target];
}

async function chooseRationale({ concerns }: Assessment): Promise<string | undefined> {
  const items = concerns.flatMap((concern) => {
    const rule = actingDecision(concern)?.rule;
    return rule?.rationaleUrl === undefined
      ? []
      : [{ label: concern.name, description: rule.id, url: rule.rationaleUrl }];
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

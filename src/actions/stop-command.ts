import * as vscode from 'vscode';
import { type Assessment, isActive, isOver } from '../core/assessment';
import { plainText } from '../core/explain/text';
import type { Start } from '../vscode/observe/invocations';
import type { StopOutcome } from '../vscode/stop-invocation';

export interface StopCommandParts {
  readonly assessment: () => Assessment;
  readonly stop: (start: Start) => Promise<StopOutcome>;
}

/** Interrupts a command that runs: the one given, else one that the user picks. Says so only where it did not stop. */
export async function stopCommand(given: unknown, { assessment, stop }: StopCommandParts): Promise<void> {
  const start = startOf(given) ?? (await choose(assessment()));
  if (start === undefined) return;
  const message = messageOf(await stop(start));
  if (message !== undefined) await vscode.window.showInformationMessage(message);
}

function messageOf(outcome: StopOutcome): string | undefined {
  switch (outcome) {
    case 'stopped':
      return undefined;
    case 'gone':
      return vscode.l10n.t('It has ended already.');
    case 'still-running':
      return vscode.l10n.t('It was asked to stop and still runs. You can end it in its terminal.');
    case 'not-permitted':
      return vscode.l10n.t('The system does not let it be stopped from here. You can end it in its terminal.');
  }
}

/** From a notification, or from a node of the findings view. */
function startOf(value: unknown): Start | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('start' in value) return startOf(value.start);
  if (!('key' in value && 'at' in value)) return undefined;
  return typeof value.key === 'string' && typeof value.at === 'number' ? { key: value.key, at: value.at } : undefined;
}

async function choose({ concerns }: Assessment): Promise<Start | undefined> {
  const items = concerns
    .filter((concern) => isActive(concern) && !isOver(concern))
    .flatMap(({ finding: { key, place }, name }) =>
      place.kind === 'terminal'
        ? [{ label: plainText(name, 80), description: plainText(place.terminalName, 60), start: { key, at: place.at } }]
        : [],
    );
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No command that the policy restricts or bans is running here.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Stop which command?') });
  return picked?.start;
}

import * as vscode from 'vscode';
import { type Assessment, actingDecision, type Concern } from '../core/assessment';
import { plainText } from '../core/explain/text';

/** Which extension, and how people know it. */
export interface ExtensionTarget {
  readonly id: string;
  readonly name: string;
}

/** A command is run by our own buttons with a target, by the findings view with its node, by a key binding with anything. */
export function targetsOf(value: unknown): ExtensionTarget[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('target' in value) return targetsOf(value.target);
  if (!('id' in value && 'name' in value)) return [];
  return typeof value.id === 'string' && typeof value.name === 'string' ? [{ id: value.id, name: value.name }] : [];
}

/** The concern that is meant: by the key of its finding, from a button, or from a node of the view, whose id is that key. */
export function concernIn({ concerns }: Assessment, value: unknown): Concern | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = 'key' in value ? value.key : 'id' in value ? value.id : undefined;
  return concerns.find(({ finding }) => finding.key === key);
}

/** The concern that is meant, else one that the person picks of those that fit; `none` is said where there is none. */
export async function concernFrom(
  value: unknown,
  assessment: Assessment,
  question: { readonly fits: (concern: Concern) => boolean; readonly ask: string; readonly none: string },
): Promise<Concern | undefined> {
  const given = concernIn(assessment, value);
  if (given !== undefined) return question.fits(given) ? given : undefined;
  const items = assessment.concerns.filter(question.fits).map((concern) => ({
    label: plainText(concern.name, 80),
    description: plainText(actingDecision(concern)?.rule?.id ?? '', 80),
    concern,
  }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(question.none);
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: question.ask }))?.concern;
}

/** An extension that one can disable, update or uninstall: part of no editor. */
export function extensionOf({ finding: { place }, name }: Concern): ExtensionTarget | undefined {
  return place.kind === 'extension' && !place.builtIn ? { id: place.id, name: plainText(name, 80) } : undefined;
}

/** What an action and its undo are offered with. */
export interface Choice extends vscode.MessageItem {
  readonly run: () => PromiseLike<unknown>;
}

export function choice(title: string, run: () => PromiseLike<unknown>): Choice {
  return { title, run };
}

export function reloadChoice(): Choice {
  return choice(vscode.l10n.t('Reload window'), () => vscode.commands.executeCommand('workbench.action.reloadWindow'));
}

/** Says something and does what is chosen. Resolves when the message is answered or closed. */
export async function say(message: string, ...choices: readonly Choice[]): Promise<void> {
  await (await vscode.window.showInformationMessage(message, ...choices))?.run();
}

export async function warn(message: string, ...choices: readonly Choice[]): Promise<void> {
  await (await vscode.window.showWarningMessage(message, ...choices))?.run();
}

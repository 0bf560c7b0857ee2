import * as vscode from 'vscode';
import { isOfSample } from '../core/sample';
import { commands } from '../vscode/contributions';
import { createDisposables } from '../vscode/disposables';
import { createPlainPages } from '../vscode/plain-pages';
import type { AfterAssessing } from './after-assessing';
import { type Deeds, deedNames } from './deed';
import type { DeedParts } from './pages';

export type ActionParts = Omit<DeedParts, 'pages' | 'own'>;

/** Registers what the buttons do. Each also runs from the Command Palette, where it asks which one is meant. */
export function registerActions(parts: ActionParts): vscode.Disposable {
  const { log, pipeline, setting } = parts;
  const owned = createDisposables();
  const pages = owned.add(createPlainPages());
  let loading: Promise<Deeds> | undefined;
  const deeds = (): Promise<Deeds> => {
    loading ??= import('./deeds').then(({ createDeeds }) => createDeeds({ ...parts, pages, own: owned.add }));
    return loading;
  };
  for (const name of deedNames) {
    const run = async (...values: unknown[]): Promise<unknown> => (await deeds())[name](...values);
    owned.add(vscode.commands.registerCommand(commands[name], run));
  }
  if (setting.disabledByUs().some(isOfSample)) {
    deeds().catch((error: unknown) => log.error('What a sample left behind could not be taken back.', { error }));
  }

  let following: Promise<AfterAssessing> | undefined;
  /** Nothing follows where nothing concerns a policy and nothing was ever disabled. */
  const follow = async (): Promise<void> => {
    if (following === undefined && pipeline.assessment.concerns.length + setting.disabledByUs().length === 0) return;
    following ??= import('./after-assessing').then(({ createAfterAssessing }) => createAfterAssessing(parts));
    await (await following)();
  };
  owned.add(
    pipeline.onDidAssess(() => {
      follow().catch((error: unknown) => log.error('What follows from the policy failed.', { error }));
    }),
  );
  return owned;
}

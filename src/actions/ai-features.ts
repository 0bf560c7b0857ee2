import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { commands } from '../vscode/contributions';
import { choice, say, warn } from './targets';

/** Under what is remembered what the user's setting was before it was set here. */
export const memoryKey = 'aiFeaturesBefore';

interface Before {
  /** Absent where the user had not set it. */
  readonly value?: unknown;
}

export interface AiFeaturesParts {
  readonly memory: vscode.Memento;
  readonly log: Log;
}

/** Switches the editor's own AI features off: part of the editor, they are no extension that could be disabled by itself. */
export async function disableAiFeatures({ memory, log }: AiFeaturesParts): Promise<void> {
  const { t } = vscode.l10n;
  const { defaultValue, globalValue } = section().inspect('disableAIFeatures') ?? {};
  if (defaultValue === undefined) {
    await warn(t('This editor has no setting that switches its AI features off.'));
    return;
  }
  if (section().get('disableAIFeatures') === true) {
    await say(t('The editor’s own AI features are off already.'));
    return;
  }
  const before: Before = globalValue === undefined ? {} : { value: globalValue };
  // Remembered first: what was set and forgotten could never be taken back.
  if (memory.get(memoryKey) === undefined) await memory.update(memoryKey, before);
  const failure = await write(true, log);
  if (failure === undefined && section().get('disableAIFeatures') === true) {
    const undo = choice(t('Undo'), () => vscode.commands.executeCommand(commands.enableAiFeatures));
    await say(t('The editor’s own AI features are off (chat.disableAIFeatures).'), undo);
    return;
  }
  await restoreAiFeatures({ memory, log });
  await warn(
    failure === undefined
      ? t('The editor’s own AI features stay on: your administrator or this folder sets chat.disableAIFeatures.')
      : t('The editor’s own AI features stay on: the setting chat.disableAIFeatures could not be written.'),
  );
}

export async function enableAiFeatures(parts: AiFeaturesParts): Promise<void> {
  const { t } = vscode.l10n;
  switch (await restoreAiFeatures(parts)) {
    case 'restored':
      return say(t('The editor’s own AI features are as they were before.'));
    case 'not-ours':
      return say(t('The editor’s own AI features were not switched off from here, so nothing was changed.'));
    case 'failed':
      return warn(t('The setting chat.disableAIFeatures could not be written.'));
  }
}

/** Puts back what the user had; an edit in between wins. */
export async function restoreAiFeatures({ memory, log }: AiFeaturesParts): Promise<'restored' | 'not-ours' | 'failed'> {
  const before = memory.get<Before>(memoryKey);
  if (before === undefined) return 'not-ours';
  const isOurs = section().inspect('disableAIFeatures')?.globalValue === true;
  if (isOurs && (await write(before.value, log)) !== undefined) return 'failed';
  await memory.update(memoryKey, undefined);
  return isOurs ? 'restored' : 'not-ours';
}

function section(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('chat');
}

async function write(value: unknown, log: Log): Promise<unknown> {
  try {
    await section().update('disableAIFeatures', value, vscode.ConfigurationTarget.Global);
    log.info('Set chat.disableAIFeatures.', { value });
    return undefined;
  } catch (error) {
    log.warn('chat.disableAIFeatures could not be written.', { error });
    return error;
  }
}

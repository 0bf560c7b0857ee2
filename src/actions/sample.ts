import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import {
  hasRealPolicy,
  isOfSample,
  isSampleAlone,
  readySample,
  sampleExtension,
  sampleExtensionId,
  sampleFile,
  sampleModels,
} from '../core/sample';
import { commands, sampleItemId } from '../vscode/contributions';
import { createDisposables } from '../vscode/disposables';
import type { Memory } from '../vscode/memory';
import type { Pipeline } from '../vscode/pipeline';
import { readPolicySettings } from '../vscode/policy-settings';
import type { SampleInForce } from '../vscode/sample-in-force';
import { singleFlight } from '../vscode/single-flight';
import { speechNow } from '../vscode/speech';
import { choice, say, warn } from './targets';

/**
 * A sample policy in this window alone, on made-up things. No setting is touched but `extensions.allowed`, and that only where
 * the person clicks *Disable*, which is taken back. What they answer meanwhile is kept nowhere. A reload ends it too.
 */
export interface Sample extends vscode.Disposable {
  readonly inForce: boolean;
  begin(): Promise<void>;
  end(): Promise<void>;
}

export interface SampleParts extends Memory {
  readonly context: vscode.ExtensionContext;
  readonly pipeline: Pipeline;
  readonly log: Log;
}

export function createSample({ context, pipeline, setting, answersMemory, log }: SampleParts): Sample {
  const owned = createDisposables();
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'sample');
  let now: { readonly url: string; readonly item: vscode.StatusBarItem } | undefined;

  const lay = async (): Promise<string> => {
    const shipped = vscode.Uri.joinPath(context.extensionUri, 'media', 'samples', sampleFile);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(shipped));
    // Windows may try it at the same time; each has a copy of its own.
    const policy = vscode.Uri.joinPath(folder, crypto.randomUUID(), sampleFile);
    await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(readySample(text, speechNow())));
    return policy.toString();
  };

  /**
   * Not whether the setting forbids it: a list of what is allowed, which somebody may have, does not name it either. And the
   * entry of an earlier sample, which could not be taken back, is none of this one's.
   */
  const wasDisabled = (since = 0): boolean =>
    setting.disabledByUs().some((entry) => isOfSample(entry) && entry.at >= since);

  const takeBackWhatWasDisabled = async (): Promise<void> => {
    if (wasDisabled() && (await setting.enable(sampleExtensionId)) === 'failed') {
      log.warn('The entry of the sample could not be taken back.', { id: sampleExtensionId });
    }
  };

  const end = singleFlight(async () => {
    if (now === undefined) return;
    const { url, item } = now;
    now = undefined;
    item.dispose();
    answersMemory.takeBack();
    // First the policy, so that what is enabled again is not banned any more.
    await pipeline.useSample(undefined);
    await takeBackWhatWasDisabled();
    await removed(vscode.Uri.joinPath(vscode.Uri.parse(url), '..'));
    log.info('The sample policy is no longer in force.');
  });

  const inForceOrEnded = async (sample: SampleInForce): Promise<void> => {
    try {
      await pipeline.useSample(sample);
    } catch (error) {
      await end();
      throw error;
    }
  };

  const safelyEnd = (): void => {
    end().catch((error: unknown) => log.error('The sample policy could not be ended.', { error }));
  };
  owned.add(
    pipeline.onDidAssess((assessment) => {
      if (now !== undefined && !isSampleAlone(assessment, readPolicySettings().policyUrl, now.url)) safelyEnd();
    }),
  );
  // Of a window that was closed or reloaded before the sample was ended.
  takeBackWhatWasDisabled().catch((error: unknown) => log.error('The sample left something behind.', { error }));

  return {
    get inForce() {
      return now !== undefined;
    },
    async begin() {
      const { t } = vscode.l10n;
      const endIt = choice(t('End the sample'), () => vscode.commands.executeCommand(commands.endSample));
      if (now !== undefined) return say(t('The sample policy is in force in this window already.'), endIt);
      if (hasRealPolicy(pipeline.assessment, readPolicySettings().policyUrl)) {
        return say(t('A policy is configured here, so the sample is not shown: nothing may stand in for a real one.'));
      }
      await removeOld(folder);
      const url = await lay();
      const begun = Date.now();
      answersMemory.setAside();
      now = { url, item: owned.add(sampleItem()) };
      await inForceOrEnded({
        settings: { policyUrl: url, publicKeys: [], authentication: 'none', authenticationScope: '' },
        cacheDirectory: vscode.Uri.joinPath(vscode.Uri.parse(url), '..', 'cache').fsPath,
        extensions: () => (wasDisabled(begun) ? [] : [sampleExtension]),
        models: sampleModels,
      });
      log.info('A sample policy is in force in this window.');
      return say(
        t(
          'A sample policy is in force in this window. Everything in it is made up; it ends when you say so or reload. In a new terminal, type {0}.',
          'sample-assistant',
        ),
        endIt,
      );
    },
    async end() {
      if (now === undefined) return say(vscode.l10n.t('No sample policy is in force.'));
      await end();
      return now === undefined && !wasDisabled()
        ? say(vscode.l10n.t('The sample has ended. Nothing of it is left.'))
        : warn(vscode.l10n.t('The sample could not be ended. Reload the window.'));
    },
    dispose: () => owned.dispose(),
  };
}

const icon = 'beaker';

/** Beside the status item, for as long as the sample lasts: what is shown is not real, and a click ends it. */
function sampleItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(sampleItemId, vscode.StatusBarAlignment.Right, 9);
  item.name = vscode.l10n.t('Sample policy');
  item.text = `$(${icon}) ${vscode.l10n.t('Sample policy: end')}`;
  item.tooltip = vscode.l10n.t('What is shown comes from a sample policy, and is made up. Click to end it.');
  item.accessibilityInformation = { label: item.tooltip, role: 'button' };
  item.command = commands.endSample;
  item.show();
  return item;
}

/** Copies of windows that ended without a word, a day ago or longer. */
async function removeOld(folder: vscode.Uri): Promise<void> {
  const names = await vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries.map(([name]) => name),
    () => [],
  );
  for (const name of names) {
    const copy = vscode.Uri.joinPath(folder, name);
    const { mtime } = await vscode.workspace.fs.stat(copy);
    if (Date.now() - mtime > 86_400_000) await removed(copy);
  }
}

async function removed(folder: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
  } catch {
    // Somebody else has removed it, or it goes with the rest of our storage.
  }
}

import * as vscode from 'vscode';
import type { ModelObservation } from '../../core/observations';
import type { Log } from '../../core/ports';
import { singleFlight } from '../single-flight';

/** The language models of this window, as far as they can be known without starting anything. */
export interface Models extends vscode.Disposable {
  readonly seen: readonly ModelObservation[];
  /** Asks the providers that are active; for when somebody wants to see what there is. */
  look(): Promise<void>;
}

/** Asking makes some providers report a change; one that comes this soon after an answer is taken for the echo of it. */
const echoMilliseconds = 1000;

/**
 * Asking for models starts the provider that is asked (`onLanguageModelChatProvider:…`), and without a vendor all of them. So
 * nothing is asked before the editor says that models changed, and then only vendors whose extension runs already. Nothing is
 * sent to a model, and no consent is needed to list them.
 */
export function observeModels(changed: () => void, log: Log): Models {
  let seen: readonly ModelObservation[] = [];
  let answeredAt = Number.NEGATIVE_INFINITY;
  let asking = false;

  const look = singleFlight(async () => {
    const vendors = activeVendors();
    asking = true;
    try {
      const answers = await Promise.all(vendors.map((vendor) => ask(vendor, log)));
      const found = answers.flat();
      if (JSON.stringify(found) === JSON.stringify(seen)) return;
      seen = found;
    } finally {
      asking = false;
      answeredAt = performance.now();
    }
    changed();
  });

  const listening = vscode.lm.onDidChangeChatModels(() => {
    if (asking || performance.now() - answeredAt < echoMilliseconds) return;
    look().catch((error: unknown) => log.warn('The language models could not be listed.', { error }));
  });

  return {
    get seen() {
      return seen;
    },
    look,
    dispose: () => listening.dispose(),
  };
}

async function ask(vendor: string, log: Log): Promise<readonly ModelObservation[]> {
  try {
    const models = await vscode.lm.selectChatModels({ vendor });
    return models.map(({ id, family, name }) => ({ vendor, id, family, name }));
  } catch (error) {
    log.warn('A provider of language models did not answer.', { vendor, error });
    return [];
  }
}

/** From the manifests of extensions that are active: see https://code.visualstudio.com/api/extension-guides/ai/language-model-chat-provider. */
function activeVendors(): readonly string[] {
  const vendors = vscode.extensions.all
    .filter(({ isActive }) => isActive)
    .flatMap((extension) => vendorsIn(extension.packageJSON));
  return [...new Set(vendors)].sort();
}

function vendorsIn(manifest: unknown): readonly string[] {
  const contributes = fieldOf(manifest, 'contributes');
  // The second name is that of editors before 1.104; a single provider may stand without a list.
  const providers: readonly unknown[] = [
    fieldOf(contributes, 'languageModelChatProviders') ?? fieldOf(contributes, 'languageModels'),
  ].flat();
  return providers.slice(0, 100).flatMap((provider: unknown) => {
    const vendor = fieldOf(provider, 'vendor');
    return typeof vendor === 'string' && vendor !== '' ? [vendor] : [];
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

import * as vscode from 'vscode';
import type { DisableOutcome } from '../core/explain/disabling';
import {
  type AllowedJournal,
  type AllowedPlan,
  forbids,
  planDisable,
  planEnable,
} from '../core/remedies/extensions-allowed';
import { extensionId } from './contributions';

/** Disables extensions through VS Code's own setting `extensions.allowed`, and takes back what was written. */
export interface AllowedSetting {
  disable(request: { readonly id: string; readonly name: string; readonly at: number }): Promise<DisableOutcome>;
  /** Restores exactly what stood there before, unless it was edited since: then only our entry goes. */
  enable(id: string): Promise<'enabled' | 'not-ours' | 'failed'>;
  /** The extensions whose entries are ours. */
  disabledByUs(): AllowedJournal['entries'];
}

const journalKey = 'extensionsAllowedJournal';

/** How long a change of the setting may take to reach the running extensions. */
const settleMilliseconds = 5_000;

export function createAllowedSetting(memory: vscode.Memento): AllowedSetting {
  const journal = (): AllowedJournal | undefined => memory.get<AllowedJournal>(journalKey);

  async function apply(plan: AllowedPlan): Promise<void> {
    // Remembered first: an entry that we wrote and forgot could never be taken back.
    if (plan.outcome === 'write' && plan.journal !== undefined) await memory.update(journalKey, plan.journal);
    if (plan.outcome === 'write') await section().update('allowed', plan.value, vscode.ConfigurationTarget.Global);
    await memory.update(journalKey, plan.journal);
  }

  return {
    disabledByUs: () => journal()?.entries ?? [],
    async disable(request) {
      const impossible = whyNot(request.id);
      if (impossible !== undefined) return impossible;
      const before = journal();
      try {
        await apply(planDisable(userValue(), before, request));
      } catch (error) {
        await memory.update(journalKey, before);
        return isLocked(error) ? { kind: 'locked' } : { kind: 'failed', why: messageOf(error) };
      }
      if (!forbids(section().get('allowed'), request.id)) {
        // Our value is in the user's settings and another one wins over it: only an administrator's policy does that.
        await apply(planEnable(userValue(), journal(), request.id));
        return { kind: 'locked' };
      }
      return (await leavesRunning(request.id)) ? { kind: 'disabled' } : { kind: 'needs-reload' };
    },
    async enable(id) {
      const plan = planEnable(userValue(), journal(), id);
      if (plan.outcome === 'unchanged' && plan.journal === journal()) return 'not-ours';
      try {
        await apply(plan);
        return 'enabled';
      } catch {
        return 'failed';
      }
    },
  };
}

function whyNot(id: string): DisableOutcome | undefined {
  if (id.toLowerCase() === extensionId) return { kind: 'not-possible', because: 'self' };
  const manifest: unknown = vscode.extensions.getExtension(id)?.packageJSON;
  const builtIn =
    typeof manifest === 'object' && manifest !== null && 'isBuiltin' in manifest && manifest.isBuiltin === true;
  if (builtIn) return { kind: 'not-possible', because: 'built-in' };
  return section().inspect('allowed')?.defaultValue === undefined ? { kind: 'unsupported' } : undefined;
}

function section(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('extensions');
}

function userValue(): unknown {
  return section().inspect<unknown>('allowed')?.globalValue;
}

/** VS Code refuses to write a setting that an administrator's policy holds, and names the policy in its message. */
function isLocked(error: unknown): boolean {
  return /polic(y|ies)/i.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An active extension stays until the window reloads; one that never ran leaves as soon as VS Code has taken in the setting. */
function leavesRunning(id: string): Promise<boolean> {
  const isGone = (): boolean => vscode.extensions.getExtension(id) === undefined;
  if (isGone()) return Promise.resolve(true);
  if (vscode.extensions.getExtension(id)?.isActive === true) return Promise.resolve(false);
  return new Promise((resolve) => {
    const settle = (gone: boolean): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(gone);
    };
    const listener = vscode.extensions.onDidChange(() => isGone() && settle(true));
    const timer = setTimeout(() => settle(isGone()), settleMilliseconds);
  });
}

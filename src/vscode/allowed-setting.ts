import * as vscode from 'vscode';
import type { DisableOutcome } from '../core/explain/disabling';
import {
  type AllowedJournal,
  type AllowedPlan,
  type DisableRequest,
  forbids,
  isHeldByPolicy,
  planDisable,
  planEnable,
  sameJson,
} from '../core/remedies/extensions-allowed';
import { extensionId, settings, settingsSection } from './contributions';
import { createTurns } from './turns';
import type { UserSettingsFile } from './user-settings-file';

/** Disables extensions through VS Code's own setting `extensions.allowed`, and takes back what was written. */
export interface AllowedSetting {
  disable(request: Omit<DisableRequest, 'textOf'>): Promise<DisableOutcome>;
  /** Restores exactly what stood there before, unless it was edited since: then only our entry goes. */
  enable(id: string): Promise<'enabled' | 'not-ours' | 'failed'>;
  /** Whether the setting forbids an extension, whoever wrote that. */
  forbids(id: string): boolean;
  /** Under what our entries are remembered. */
  readonly memoryKey: string;
  /** The extensions whose entries are ours. */
  disabledByUs(): AllowedJournal['entries'];
}

const journalKey = 'extensionsAllowedJournal';

/** How long a change of the setting may take to reach the running extensions. */
const settleMilliseconds = 5_000;

/** How long VS Code's watch of the settings file may take. */
const watchMilliseconds = 1_000;

export function createAllowedSetting(memory: vscode.Memento, globalStorage: vscode.Uri): AllowedSetting {
  const journal = (): AllowedJournal | undefined => memory.get<AllowedJournal>(journalKey);
  const openFile = once(async () => (await import('./user-settings-file')).createUserSettingsFile(globalStorage));

  /**
   * Whether VS Code has taken it in; else it stands in the file that VS Code reads when the window is loaded again. What is taken
   * back is forgotten only once it is: else a write that fails would leave an entry that is nobody's.
   */
  async function apply(plan: AllowedPlan): Promise<boolean> {
    const isTakenIn = plan.outcome === 'write' ? await write(plan) : true;
    await memory.update(journalKey, plan.journal);
    return isTakenIn;
  }

  async function write({ value, change }: Extract<AllowedPlan, { outcome: 'write' }>): Promise<boolean> {
    const isInFile = change !== undefined && (await (await openFile()).change(userValue(), change));
    if (isInFile && (await takenIn(value))) return true;
    try {
      await section().update('allowed', value, vscode.ConfigurationTarget.Global);
      return true;
    } catch (error) {
      // It refuses to write into a file that has changed since it read it: by us, and what it would write is there.
      if (isInFile) return false;
      throw error;
    }
  }

  async function disable(request: Omit<DisableRequest, 'textOf'>): Promise<DisableOutcome> {
    const impossible = whyNot(request.id);
    if (impossible !== undefined) return impossible;
    if (heldByPolicy()) return { kind: 'locked' };
    const before = journal();
    let isTakenIn: boolean;
    try {
      const written = await (await openFile()).read();
      // An edit of the file that VS Code has not read yet would be lost.
      if (written !== undefined) await takenIn(written.value);
      const plan = planDisable(userValue(), before, { ...request, textOf: written?.textOf });
      // Remembered first: an entry that we wrote and forgot could never be taken back.
      await memory.update(journalKey, plan.journal);
      isTakenIn = await apply(plan);
    } catch (error) {
      await memory.update(journalKey, before);
      return isLocked(error) ? { kind: 'locked' } : { kind: 'failed', why: messageOf(error) };
    }
    if (!isTakenIn) return { kind: 'needs-reload' };
    if (!forbids(section().get('allowed'), request.id)) {
      // Our value is in the user's settings and another one wins over it: only an administrator's policy does that.
      await apply(planEnable(userValue(), journal(), request.id));
      return { kind: 'locked' };
    }
    return (await leavesRunning(request.id)) ? { kind: 'disabled' } : { kind: 'needs-reload' };
  }

  async function enable(id: string): Promise<'enabled' | 'not-ours' | 'failed'> {
    const plan = planEnable(userValue(), journal(), id);
    if (plan.outcome === 'unchanged' && plan.journal === journal()) return 'not-ours';
    try {
      await apply(plan);
      return 'enabled';
    } catch {
      return 'failed';
    }
  }

  // A click and what a policy does by itself may come together: each plans from what the one before has written.
  const inTurn = createTurns();

  return {
    // An entry that somebody has taken out or changed since is theirs.
    disabledByUs: () => (journal()?.entries ?? []).filter(({ key }) => forbids(userValue(), key)),
    forbids: (id) => forbids(section().get('allowed'), id),
    memoryKey: journalKey,
    disable: (request) => inTurn(() => disable(request)),
    enable: (id) => inTurn(() => enable(id)),
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

function once(make: () => Promise<UserSettingsFile>): () => Promise<UserSettingsFile> {
  let made: Promise<UserSettingsFile> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function heldByPolicy(): boolean {
  const inspected = section().inspect<unknown>('allowed');
  return isHeldByPolicy(section().get('allowed'), inspected?.globalValue, inspected?.defaultValue);
}

/**
 * Whether VS Code reports the value before long. It watches the file; in a browser it does not, and takes the file in when it
 * has written a setting. So one of ours is written as it stands, which changes nothing.
 */
async function takenIn(value: unknown): Promise<boolean> {
  const isReported = (): boolean => sameJson(userValue(), value);
  const onChange = (check: () => void): vscode.Disposable => vscode.workspace.onDidChangeConfiguration(check);
  if (await settled(isReported, onChange, watchMilliseconds)) return true;
  const ours = vscode.workspace.getConfiguration(settingsSection);
  const standing = ours.inspect<string>(settings.authenticationScope)?.globalValue;
  await ours.update(settings.authenticationScope, standing, vscode.ConfigurationTarget.Global);
  return settled(isReported, onChange);
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
  if (vscode.extensions.getExtension(id)?.isActive === true) return Promise.resolve(false);
  return settled(
    () => vscode.extensions.getExtension(id) === undefined,
    (check) => vscode.extensions.onDidChange(check),
  );
}

/** Whether something holds, now or at one of the events within some seconds. */
function settled(
  holds: () => boolean,
  listen: (check: () => void) => vscode.Disposable,
  patience = settleMilliseconds,
): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (held: boolean): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(held);
    };
    const listener = listen(() => holds() && settle(true));
    const timer = setTimeout(() => settle(holds()), patience);
  });
}

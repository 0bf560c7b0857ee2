import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { AnswerStore } from '../../vscode/answer-store';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { singleFlight } from '../../vscode/single-flight';
import { speechNow } from '../../vscode/speech';
import type { Shims } from './shims';

/** Notices in the terminal itself, before a restricted tool starts: shims that stand first on the terminal's PATH. */
export interface TerminalNotices extends vscode.Disposable {
  /** Whether the terminal has told of this start already; waits up to a quarter of a second for a shim that is still starting. */
  told(start: StartedPrograms): Promise<boolean>;
}

/** What a start runs by names that are looked up on the PATH; a path goes past the shims. */
export interface StartedPrograms {
  readonly names: readonly string[];
  /** The outermost program's word as typed: `time`, `npx`, or one of the names. */
  readonly programWord: string;
  /** When the start was reported, in epoch milliseconds. */
  readonly since: number;
}

/**
 * How long a shim may take to speak after its start was reported, in milliseconds. What another program starts may run where
 * there is no shim (a container, another machine, npx), and is not waited for as long.
 */
const patience = { direct: 250, byOthers: 100 };

export function createTerminalNotices(
  pipeline: Pipeline,
  { environmentVariableCollection: environment, globalStorageUri }: vscode.ExtensionContext,
  answers: AnswerStore,
  log: Log,
): TerminalNotices {
  const owned = createDisposables();
  let loading: Promise<Shims> | undefined;
  let inForce: { readonly folder: string; readonly names: ReadonlySet<string> } | undefined;
  let refusal: string | undefined;

  // Kept by VS Code over a reload, so that a terminal that opens before this extension starts has them too. After an uninstall
  // VS Code drops the entry; what still has the folder on its PATH passes over it once it is gone.
  environment.persistent = true;

  const lay = singleFlight(async () => {
    const { shimmed } = pipeline.assessment;
    // Where no command is concerned, and none was before, there is nothing to load.
    if (loading === undefined && shimmed.length === 0 && environment.get('PATH') === undefined) return;
    loading ??= import('./shims').then(({ createShims }) => createShims(globalStorageUri.fsPath));
    const shims = await loading;
    const result = await shims.lay(shimmed, answers.read(), speechNow());
    if (result?.outcome !== 'held') {
      if (inForce !== undefined || environment.get('PATH') !== undefined) environment.clear();
      inForce = undefined;
      if (result?.why !== refusal && result !== undefined) log.warn('No notices in terminals.', { why: result.why });
      refusal = result?.why;
    } else if (inForce?.folder !== result.folder) {
      put(result.folder + shims.pathSeparator, result.names);
      inForce = { folder: result.folder, names: new Set(result.names) };
    }
    await shims.tidy();
  });

  const put = (value: string, names: readonly string[]): void => {
    environment.description = vscode.l10n.t(
      'Says what the AI tool policy has to say of {0} before it starts.',
      listed(names),
    );
    // VS Code marks every open terminal as out of date when this changes, also to the same.
    if (environment.get('PATH')?.value === value) return;
    environment.prepend('PATH', value, { applyAtProcessCreation: true, applyAtShellIntegration: true });
    log.info('Notices in terminals are in place.', { commands: names.length });
  };

  owned.add(
    pipeline.onDidAssess(() => {
      lay().catch((error: unknown) => log.error('Notices in terminals could not be put in place.', { error }));
    }),
  );
  return {
    async told({ names, programWord, since }) {
      const shimmed = inForce;
      if (loading === undefined || shimmed === undefined) return false;
      const shims = await loading;
      const patient = shimmed.names.has(programWord) ? patience.direct : patience.byOthers;
      const asked = names.filter((name) => shimmed.names.has(name));
      const told = await Promise.all(asked.map((name) => shims.told(shimmed.folder, name, since, patient)));
      return told.includes(true);
    },
    dispose: () => owned.dispose(),
  };
}

function listed(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, …`;
}

import * as vscode from 'vscode';
import { type Answers, noAnswers } from '../core/answers/answers';
import { nextMoment } from '../core/answers/next-moment';
import { withAnswers } from '../core/answers/with-answers';
import { type Assessment, emptyAssessment } from '../core/assessment';
import type { DormantExtensions } from '../core/observations';
import type { Engine, EngineSetup, Log, Observations } from '../core/ports';
import type { StatedPolicy } from '../core/stated-policies';
import { type CommandWatch, createCommandWatch } from './command-watch';
import { createDisposables } from './disposables';
import { observeExtensions } from './observe/extensions';
import { type FilesWatch, watchFiles } from './observe/files/index';
import type { Start } from './observe/invocations';
import { originOf } from './observe/repository';
import { concernsPolicySettings, readPolicySettings } from './policy-settings';
import { type SampleInForce, withSample } from './sample-in-force';
import { singleFlight } from './single-flight';
import type { StopOutcome } from './stop-invocation';
import { observeSurroundings } from './surroundings';

/** Runs the way from observations to an assessment, again whenever something changed, and tells the notices. */
export interface Pipeline extends vscode.Disposable {
  readonly assessment: Assessment;
  readonly onDidAssess: vscode.Event<Assessment>;
  /** True from asking the sources until their answer. */
  readonly onDidChangeChecking: vscode.Event<boolean>;
  /** A command that concerns a policy was started: the findings of that one command, after they are part of the assessment. */
  readonly onDidFindCommand: vscode.Event<FoundCommand>;
  /** Asks the sources, whether they are due or not. */
  refresh(): Promise<void>;
  /** Assesses again with what is known. */
  rerun(): Promise<void>;
  /** Asks the active providers of language models what they have, and assesses again where that is something else. */
  lookForModels(): Promise<void>;
  /** What is in force, for people to read; made anew at each call. */
  statePolicies(): readonly StatedPolicy[];
  /** Opens everything anew with a sample policy or, with none, with what is configured. */
  useSample(sample: SampleInForce | undefined): Promise<void>;
  readonly files: FilesWatch;
  /** Interrupts a command that was found. */
  stop(start: Start): Promise<StopOutcome>;
  start(): Promise<void>;
}

export interface FoundCommand {
  /** Of its findings. */
  readonly keys: readonly string[];
}

export interface PipelineParts {
  readonly log: Log;
  readonly openEngine: (setup: EngineSetup) => Promise<Engine>;
  readonly setup: Omit<EngineSetup, 'settings' | 'trustedFolders' | 'sourceChanged'>;
  readonly observeDormant: () => Promise<DormantExtensions>;
  /** The extension's own folder for all windows; left out, the servers of the user's profile are not seen. */
  readonly globalStorage?: vscode.Uri;
  /** What the person has answered so far; none where it is left out. */
  readonly readAnswers?: () => Answers;
}

export function createPipeline({
  log,
  openEngine,
  setup,
  observeDormant,
  globalStorage,
  readAnswers = () => noAnswers,
}: PipelineParts): Pipeline {
  const owned = createDisposables();
  const assessed = owned.add(new vscode.EventEmitter<Assessment>());
  const checking = owned.add(new vscode.EventEmitter<boolean>());
  const foundCommand = owned.add(new vscode.EventEmitter<FoundCommand>());
  const safely = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error('A run failed.', { error }));
  };
  const schedule = owned.add(createSchedule(() => safely(check({ force: false }))));
  let engine: Engine | undefined;
  let disposed = false;
  /** Those under way. */
  let checks = 0;
  let assessment = emptyAssessment;
  let commands: CommandWatch | undefined;
  let sample: SampleInForce | undefined;
  const surroundings = owned.add(observeSurroundings({ log, globalStorage, changed: () => safely(rerun()) }));

  let observed: Observations | undefined;
  const files = owned.add(watchFiles({ log, changed: () => assessAgain() }));
  /** With what was observed at the last run, but for files and commands: people type, and nothing else need be looked at. */
  const assessAgain = (): void => {
    if (engine === undefined || observed === undefined) return;
    observed = { ...observed, commands: commands?.seen() ?? [], files: files.seen(), now: setup.now() };
    assessment = withAnswers(engine.assess(withSample(observed, sample)), readAnswers());
    commands?.update();
    assessed.fire(assessment);
    schedule.at(earliest(engine.nextCheckAt(), nextMoment(assessment, readAnswers(), setup.now())));
  };

  const rerun = singleFlight(async () => {
    if (engine === undefined) return;
    const dormant = await observeDormant();
    const repositories = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => originOf(uri)));
    const around = await surroundings.observe(engine);
    files.follow(engine);
    observed = {
      extensions: observeExtensions(),
      dormant,
      commands: [],
      files: [],
      repositories,
      now: setup.now(),
      ...around,
    };
    assessAgain();
  });

  /** A command is told of while it starts, so nothing else is looked at first; before the first run there is nothing to add it to. */
  const commandsChanged = async (): Promise<void> => {
    if (observed === undefined) await rerun();
    else assessAgain();
  };

  async function check(options: { readonly force: boolean }): Promise<void> {
    if (engine === undefined) return;
    checks += 1;
    checking.fire(true);
    try {
      await engine.refresh(options);
    } finally {
      checks -= 1;
      checking.fire(checks > 0);
    }
    schedule.at(engine.nextCheckAt());
    await rerun();
  }

  const reopen = singleFlight(async () => {
    engine?.dispose();
    engine = await openEngine({
      ...setup,
      settings: sample?.settings ?? readPolicySettings(),
      cacheDirectory: sample?.cacheDirectory ?? setup.cacheDirectory,
      trustedFolders: trustedFolders(),
      sourceChanged: () => safely(check({ force: false })),
    });
    if (disposed) return engine.dispose();
    await engine.load();
    await rerun();
    await check({ force: false });
  });

  const listen = (): void => {
    owned.add(vscode.extensions.onDidChange(() => safely(rerun())));
    const allowed = 'extensions.allowed';
    owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(allowed) && safely(rerun())),
    );
    owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => safely(reopen())));
    owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => safely(reopen())));
    owned.add(vscode.workspace.onDidChangeConfiguration((event) => concernsPolicySettings(event) && safely(reopen())));
    const workspaceFiles = owned.add(vscode.workspace.createFileSystemWatcher('**/.ai-tool-policy.json'));
    for (const event of [workspaceFiles.onDidChange, workspaceFiles.onDidCreate, workspaceFiles.onDidDelete]) {
      owned.add(event(() => safely(check({ force: false }))));
    }
    owned.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && schedule.ifDue()));
    commands = owned.add(
      createCommandWatch({
        log,
        safely,
        engine: () => engine,
        isPolicyInForce: () => assessment.sources.some(({ policy }) => policy !== undefined),
        changed: commandsChanged,
        found: (keys) => foundCommand.fire({ keys }),
      }),
    );
  };

  return {
    get assessment() {
      return assessment;
    },
    onDidAssess: assessed.event,
    onDidChangeChecking: checking.event,
    onDidFindCommand: foundCommand.event,
    files,
    rerun,
    lookForModels: surroundings.lookForModels,
    statePolicies: () => engine?.statePolicies() ?? [],
    refresh: () => check({ force: true }),
    async useSample(next) {
      sample = next;
      await reopen();
    },
    stop: async (start) => (await commands?.stop(start)) ?? 'gone',
    async start() {
      listen();
      await reopen();
    },
    dispose() {
      disposed = true;
      engine?.dispose();
      owned.dispose();
    },
  };
}

function trustedFolders(): string[] {
  if (!vscode.workspace.isTrusted) return [];
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** The one timer of this extension: the next check of the policy, or what time alone changes. A machine that slept past it checks when the window is focused. */
function createSchedule(due: () => void): vscode.Disposable & { at(time: number | undefined): void; ifDue(): void } {
  const longestTimeout = 2 ** 31 - 1;
  let timer: NodeJS.Timeout | undefined;
  let dueAt: number | undefined;
  // A run that is under way when the window goes sets no timer that nobody would clear.
  let ended = false;
  const run = (): void => {
    clearTimeout(timer);
    if (dueAt === undefined) return;
    const remaining = dueAt - Date.now();
    // A timer may fire a millisecond before the clock says so.
    if (remaining > 0) timer = setTimeout(run, Math.min(remaining, longestTimeout));
    else {
      dueAt = undefined;
      due();
    }
  };
  return {
    at(time) {
      if (ended) return;
      clearTimeout(timer);
      dueAt = time;
      if (time !== undefined) timer = setTimeout(run, Math.min(Math.max(0, time - Date.now()), longestTimeout));
    },
    ifDue: run,
    dispose: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

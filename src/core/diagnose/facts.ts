import type { Assessment } from '../assessment';

/** What *Diagnose* tells, as the editor reports it. Nothing of it is masked yet; `describeDiagnosis` does that. */
export interface DiagnosisFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of this extension. */
  readonly version: string;
  readonly editor: EditorFacts;
  readonly workspace: WorkspaceFacts;
  readonly assessment: Assessment;
  /** True while a sample policy is tried. */
  readonly sample: boolean;
  /** Our own settings that somebody has set. */
  readonly settings: readonly SetSetting[];
  /** Settings of the editor that change what can be seen or done, where somebody has set them. */
  readonly editorSettings: readonly SetSetting[];
  readonly watchesProcesses: boolean;
  readonly terminals: {
    /** What stands first on the terminals' PATH; undefined where nothing does. */
    readonly path: string | undefined;
    readonly open: number;
    readonly withShellIntegration: number;
  };
  /** How many extensions are disabled by an entry of ours in `extensions.allowed`. */
  readonly disabledFromHere: number;
  readonly answers: { readonly snoozes: number; readonly answered: number; readonly approvals: number };
  /** The reader's home folder, to be masked. */
  readonly home: string | undefined;
  /** The newest warnings and errors of the log, oldest first. */
  readonly troubles: readonly string[];
}

export interface EditorFacts {
  /** `Visual Studio Code`, `Cursor`. */
  readonly appName: string;
  readonly version: string;
  /** `desktop`, `server-distro`, `codespaces` … */
  readonly appHost: string;
  readonly surface: 'desktop' | 'web';
  /** Such as `ssh-remote`, `wsl`; undefined where the window is all on one machine. */
  readonly remote: string | undefined;
  readonly platform: string;
  readonly runtime: string;
  readonly language: string;
}

export interface WorkspaceFacts {
  readonly trusted: boolean;
  /** One for each folder: `file`, or the scheme of a virtual file system. Their names are nobody's business. */
  readonly folders: readonly string[];
}

export interface SetSetting {
  readonly name: string;
  readonly value: unknown;
}

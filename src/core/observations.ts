/** What the host reports, as plain data: the editor's side fills it in, the detectors read it. */
export interface ExtensionObservation {
  /** `publisher.name`, in the letter case of the manifest. */
  readonly id: string;
  readonly version: string | undefined;
  readonly displayName: string;
  readonly active: boolean;
  readonly builtIn: boolean;
  /** The manifest as it is on disk: checked by whoever reads it. */
  readonly manifest: unknown;
}

/**
 * An extension that is on disk and does not run here. VS Code does not say why: `not-allowed` only where the setting
 * `extensions.allowed` forbids it.
 */
export interface DormantExtension {
  readonly id: string;
  readonly version: string | undefined;
  readonly because: 'not-allowed' | 'not-active-here';
}

/** What is known of extensions that do not run: `unreadable` when the profile's list could not be read, with why. */
export type DormantExtensions =
  | { readonly outcome: 'read'; readonly extensions: readonly DormantExtension[] }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** A language model that a provider offers in this window. */
export interface ModelObservation {
  readonly vendor: string;
  readonly id: string;
  readonly family: string;
  readonly name: string;
}

/** What is known of the editor itself. */
export interface EditorObservation {
  /** As the editor calls itself: `Visual Studio Code`, `Cursor`. */
  readonly appName: string;
  readonly uriScheme: string;
  /** The extension that the editor's own chat belongs to, where the editor names one. */
  readonly chatAgent: { readonly extension: string; readonly name: string } | undefined;
  /** Whether the editor's own AI features are switched off by `chat.disableAIFeatures`; `unknown` where it has no such setting. */
  readonly aiFeatures: 'on' | 'off' | 'unknown';
}

/** A file that may declare MCP servers. */
export interface McpFileObservation {
  /** As it is shown: relative to the window's folder, or absolute with `~` for the home folder. */
  readonly path: string;
  readonly text: string;
  /** The `origin` remote of the folder that it lies in; undefined where there is none. */
  readonly repository: string | undefined;
}

/** A command line that was started in a terminal. The text stays in memory only as long as it is being read. */
export interface CommandObservation {
  readonly text: string;
  /** Given where no shell reads the text (a process task, a debugged program): the program and its arguments, as they are. */
  readonly words?: readonly string[] | undefined;
  readonly shell: 'bash' | 'zsh' | 'sh' | 'fish' | 'pwsh' | 'cmd';
  readonly terminalName: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The folder it was started in, when the shell tells. */
  readonly workingDirectory: string | undefined;
}

/** What the editor knows of a terminal that processes are looked for in. */
export interface TerminalRoot {
  /** Of the terminal's first process: the shell, or a task's program. */
  readonly pid: number;
  readonly terminalName: string;
}

/** One process, told from a later one that was given the same number by when it started. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As the operating system writes it; compared, never read. */
  readonly started: string;
}

/** A process under a terminal, as the operating system lists it. Its words stay in memory only while it is being recognised. */
export interface ProcessObservation extends ProcessIdentity {
  readonly parent: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** The path of the program's file, links followed; undefined where the system does not tell. */
  readonly executable: string | undefined;
  /** The program's word and its arguments. */
  readonly words: readonly string[];
  readonly workingDirectory: string | undefined;
  readonly terminal: TerminalRoot;
}

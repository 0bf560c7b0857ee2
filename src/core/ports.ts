import type { Assessment } from './assessment';
import type { FilesPort, SeenFile } from './file-ports';
import type { Finding } from './findings/finding';
import type { UnreadablePart } from './findings/unreadable';
import type {
  CommandObservation,
  DormantExtensions,
  EditorObservation,
  ExtensionObservation,
  McpFileObservation,
  ModelObservation,
  ProcessIdentity,
  TerminalRoot,
} from './observations';
import type { StatedPolicy } from './stated-policies';

/** What everything logs with: a static text, and data beside it. */
export interface Log {
  info(message: string, data?: LogData): void;
  warn(message: string, data?: LogData): void;
  error(message: string, data?: LogData): void;
}

export type LogData = Readonly<Record<string, unknown>>;

/** The user's settings that say where the policy comes from, unchecked: whoever uses them reports what is wrong with them. */
export interface PolicySettings {
  readonly policyUrl: string;
  readonly publicKeys: readonly unknown[];
  readonly authentication: string;
  readonly authenticationScope: string;
}

/** What the host gives the engine once. */
export interface EngineSetup {
  readonly settings: PolicySettings;
  /** A folder that this extension alone writes to, shared by the windows of one user. Made when needed. */
  readonly cacheDirectory: string;
  /** Roots of trusted folders, whose own policy file may be read. */
  readonly trustedFolders: readonly string[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  /** A session token for an account, where the settings ask for one; only when `interactive` may it ask the person to sign in. */
  readonly token: (
    provider: 'github' | 'github-enterprise' | 'microsoft',
    scopes: readonly string[],
    how: { readonly interactive: boolean },
  ) => Promise<string | undefined>;
  /** Host of GitHub Enterprise, as VS Code's own setting names it. */
  readonly githubEnterpriseUri: string | undefined;
  /** Instead of the system's own place; for tests. */
  readonly managedFilePath?: string | undefined;
  /** Called when a source may have changed by itself, such as the managed file: a refresh that need not be forced takes it in. */
  readonly sourceChanged: () => void;
  /** Reads a file that the extension ships, by its name in the bundle's folder. */
  readonly readAsset: (name: string) => Promise<Uint8Array>;
}

/** The side without an editor, as the editor sees it: sources, detectors and decisions behind one door. */
export interface Engine {
  /** Takes the last good policies from the disk; no network. */
  load(): Promise<void>;
  /** Asks the sources again; `force` also before they are due. Never rejects for what a source does. */
  refresh(options: { readonly force: boolean }): Promise<void>;
  /** When a source wants to be asked again (epoch milliseconds). */
  nextCheckAt(): number | undefined;
  assess(observations: Observations): Assessment;
  /** What is in force, for people to read. */
  statePolicies(): readonly StatedPolicy[];
  /** What a started command invokes; empty, and quick, for lines that name nothing of interest. */
  readCommand(observation: CommandObservation): Promise<readonly Finding[]>;
  /** The AI tools that run in terminals, by the operating system's list of processes. Nothing is looked at without a policy. */
  findProcesses(terminals: readonly TerminalRoot[]): Promise<ProcessesFound>;
  isRunning(process: ProcessIdentity): Promise<boolean>;
  /** Asks a process to stop, as Ctrl-C does; never one that was given its number since. */
  interrupt(process: ProcessIdentity): Promise<Interruption>;
  /** Files that may declare MCP servers, relative to a folder's root; none without a policy. */
  mcpFiles(): Promise<readonly string[]>;
  /** The servers that the files declare, as far as they can be read. Nothing is started, and no address is asked. */
  readMcpServers(files: readonly McpFileObservation[]): Promise<McpServersFound>;
  readonly files: FilesPort;
  dispose(): void;
}

export interface Observations {
  readonly extensions: readonly ExtensionObservation[];
  readonly dormant: DormantExtensions;
  /** What was seen in terminals in this session. */
  readonly commands: readonly SeenCommand[];
  /** Models of providers that were active when they were asked. */
  readonly models: readonly ModelObservation[];
  readonly mcpServers: McpServersFound;
  readonly editor: EditorObservation;
  /** Files of the window's folders, and open ones. */
  readonly files: readonly SeenFile[];
  /** The `origin` remotes of the window's folders; undefined for a folder without one. */
  readonly repositories: readonly (string | undefined)[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A finding, and the repository of the folder in which it was made: of a command, where it was started. Undefined where there is none. */
export interface SeenCommand {
  readonly finding: Finding;
  readonly repository: string | undefined;
}

export interface McpServersFound {
  readonly servers: readonly SeenCommand[];
  readonly unreadable: readonly UnreadablePart[];
}

/** What a look at the processes gave: `unreadable` when the system's list could not be had, with why. */
export type ProcessesFound =
  | { readonly outcome: 'read'; readonly found: readonly FoundProcess[] }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** A process that is an AI tool. */
export interface FoundProcess {
  readonly process: ProcessIdentity;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly terminal: TerminalRoot;
  readonly finding: Finding;
}

export type Interruption = 'interrupted' | 'gone' | 'not-permitted';

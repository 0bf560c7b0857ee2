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

/** A command line that was started in a terminal. The text stays in memory only as long as it is being read. */
export interface CommandObservation {
  readonly text: string;
  readonly shell: 'bash' | 'zsh' | 'sh' | 'fish' | 'pwsh' | 'cmd';
  readonly terminalName: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The folder it was started in, when the shell tells. */
  readonly workingDirectory: string | undefined;
}

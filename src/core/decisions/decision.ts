import type { PolicyRule } from '../policy/document';
import type {
  ExtensionEnforcement,
  Layer,
  PresenceEnforcement,
  Status,
  TerminalEnforcement,
} from '../policy/vocabulary';

/** What the policies in force say of one subject, on one day, in one repository; and why. */
export interface Decision {
  readonly status: Status;
  /** The rule that decided; undefined where `unlisted` or nothing at all decided. */
  readonly rule: PolicyRule | undefined;
  /** The layer that decided; undefined where every layer abstained. */
  readonly layer: Layer | undefined;
  /** True where `unlisted` of that layer decided. */
  readonly unlisted: boolean;
  /** The organisation that the deciding layer speaks for; undefined for a workspace file, which speaks for the repository. */
  readonly organization: string | undefined;
  readonly serial: number | undefined;
  /** True where a banned or restricted rule with `versions` could not be checked since the version is not known. */
  readonly versionUnknown: boolean;
  /** The stricter rule to come, if any. `from` as written in the policy. */
  readonly announced: Announcement | undefined;
  /** The exception that turned a rule into `allowed`: the policy's own for a repository, or the managed file's for this machine. */
  readonly exception:
    | {
        readonly scope: 'repository' | 'machine';
        readonly reference: string | undefined;
        readonly until: string | undefined;
      }
    | undefined;
  /** True where the deciding layer only audits: shown in view, log and CLI; nothing interrupts. */
  readonly audit: boolean;
  /** Where an audit layer decides: the strictest decision of the enforcing layers, which still acts. */
  readonly acting: Decision | undefined;
  /** What may be done about it, after the layer's rights are applied (an unsigned policy cannot `disable` or `block`). */
  readonly enforcement: Enforcement;
  readonly considered: readonly Considered[];
}

export interface Announcement {
  readonly rule: PolicyRule;
  readonly layer: Layer;
  readonly status: Status;
  /** The organisation of that layer, and its policy's serial; undefined for a workspace file. */
  readonly organization: string | undefined;
  readonly serial: number | undefined;
  readonly from: string;
}

export interface Enforcement {
  readonly terminal: TerminalEnforcement;
  readonly extension: ExtensionEnforcement;
  readonly presence: PresenceEnforcement;
  readonly dismissible: boolean;
}

/** A rule that matched and did not decide, and why. */
export interface Considered {
  readonly rule: string;
  readonly layer: Layer;
  readonly because: Because;
}

export type Because =
  | 'before-from'
  | 'after-until'
  | 'version'
  | 'version-unknown'
  | 'exception'
  | 'less-specific'
  | 'less-strict'
  | 'later-rule'
  | 'other-layer-stricter';

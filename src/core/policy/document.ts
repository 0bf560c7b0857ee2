import type { Tool } from '../../catalogue/tool';
import type {
  ExtensionEnforcement,
  Mode,
  PackageId,
  PresenceEnforcement,
  Status,
  TerminalEnforcement,
} from './vocabulary';

/**
 * A policy as it is after `readPolicy`: checked, with nothing in it that the format does not know. A repository's own file has
 * no `organization` and no `serial`: there they are `''` and 0. `schema.ts` proves that these types and the schema are one.
 */
export interface PolicyDocument {
  readonly version: 1;
  readonly organization: string;
  readonly serial: number;
  readonly issuedAt?: string;
  readonly expiresAt?: string;
  readonly homepage?: string;
  readonly contact?: { readonly label: string; readonly url: string };
  readonly exceptionUrl?: string;
  readonly unlisted?: Status;
  readonly mode?: Mode;
  readonly catalogue?: readonly Tool[];
  readonly rules: readonly PolicyRule[];
}

export interface PolicyRule {
  readonly id: string;
  readonly status: Status;
  readonly tools?: readonly string[];
  readonly vendors?: readonly string[];
  readonly extensions?: readonly string[];
  readonly commands?: readonly string[];
  readonly packages?: readonly PackageId[];
  readonly models?: readonly string[];
  readonly mcpServers?: readonly string[];
  readonly versions?: string;
  readonly from?: string;
  readonly until?: string;
  readonly reason?: LocalizedText;
  readonly rationaleUrl?: string;
  readonly alternatives?: readonly Alternative[];
  readonly exceptions?: readonly PolicyException[];
  readonly dismissible?: boolean;
  readonly presence?: PresenceEnforcement;
  readonly terminal?: TerminalEnforcement;
  readonly extension?: ExtensionEnforcement;
}

/** One text, or one for each BCP 47 language tag in lower case. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** A catalogue id, or something of the organisation's own. */
export type Alternative = string | OwnAlternative;

export interface OwnAlternative {
  readonly name: string;
  readonly extension?: string;
  readonly url?: string;
  readonly guideUrl?: string;
}

export interface PolicyException {
  readonly repositories: readonly string[];
  readonly until?: string;
  readonly reference?: string;
}

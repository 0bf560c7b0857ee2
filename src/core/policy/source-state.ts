import type { PolicyDocument } from './document';
import type { SourceReason } from './source-reason';
import type { Layer, SourceStatus } from './vocabulary';

/** Where a policy text was taken from. */
export type PolicyOrigin =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'managed-file'; readonly path: string }
  | { readonly kind: 'workspace-file'; readonly path: string };

/**
 * What is known of one policy source after it was last read. `policy` is the policy in force (the last good one), whatever
 * the status says of the latest attempt; it is undefined only when nothing good was ever read.
 */
export interface SourceState {
  readonly layer: Layer;
  readonly origin: PolicyOrigin;
  readonly status: SourceStatus;
  /** Machine word for the latest attempt: `ok`, `network`, `http-404`, `signature` … */
  readonly reason: SourceReason;
  /** A sentence's worth of facts for the reader of the log, such as `line 3, column 5: expected a string`. Not localised. */
  readonly detail: string | undefined;
  readonly policy: PolicyDocument | undefined;
  /** True when the policy in force is past its `expiresAt`, whatever the status. */
  readonly expired: boolean;
  /** When the policy in force was last confirmed by its source (epoch milliseconds). */
  readonly fetchedAt: number | undefined;
  /** Since when the latest attempts have failed (epoch milliseconds); undefined while they succeed. */
  readonly failingSince: number | undefined;
  /** When the source wants to be asked again (epoch milliseconds); undefined for sources that are watched instead. */
  readonly nextCheckAt: number | undefined;
  /** The `kid`, or else the RFC 7638 thumbprint, of the key that the policy in force was verified with; undefined when unsigned. */
  readonly signedBy: string | undefined;
  /** Notes on fields that this version does not know, for the log and Diagnose. */
  readonly notes: readonly string[];
}

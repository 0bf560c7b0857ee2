import type { PolicyDocument } from '../core/policy/document';
import { endOf } from '../core/policy/local-date';
import type { SourceReason } from '../core/policy/source-state';
import type { SourceStatus } from '../core/policy/vocabulary';

/** The status that a reason stands for while a last good policy is in force: one line for each row of the policy format's table. */
export function statusOf(reason: SourceReason): SourceStatus {
  if (isHttp(reason)) return statusOfHttp(reason);
  switch (reason) {
    case 'ok':
    case 'not-modified':
      return 'current';
    case 'network':
    case 'too-slow':
    case 'too-many-redirects':
      return 'stale';
    case 'not-a-policy':
      return 'unreachable';
    case 'syntax':
    case 'schema':
    case 'version':
    case 'signature':
    case 'rollback':
    case 'too-large':
    case 'insecure-redirect':
    case 'managed':
      return 'refused';
    case 'expired':
      return 'expired';
    case 'not-configured':
      return 'none';
  }
}

function isHttp(reason: SourceReason): reason is `http-${number}` {
  return reason.startsWith('http-');
}

/** What a server says of itself and of the moment passes; what it says of the address or of us needs someone to act. */
function statusOfHttp(reason: `http-${number}`): SourceStatus {
  const code = Number(reason.slice('http-'.length));
  return code >= 500 || code === 429 || code === 408 ? 'stale' : 'unreachable';
}

/** Whether a policy is past its `expiresAt`. Its rules hold all the same. */
export function isExpired(policy: Pick<PolicyDocument, 'expiresAt'> | undefined, now: number): boolean {
  const end = policy?.expiresAt === undefined ? undefined : endOf(policy.expiresAt);
  return end !== undefined && now >= end;
}

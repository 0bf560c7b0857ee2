import type { PolicyDocument } from '../core/policy/document';
import { endOf } from '../core/policy/local-date';

/** Whether a policy is past its `expiresAt`. Its rules hold all the same. */
export function isExpired(policy: Pick<PolicyDocument, 'expiresAt'> | undefined, now: number): boolean {
  const end = policy?.expiresAt === undefined ? undefined : endOf(policy.expiresAt);
  return end !== undefined && now >= end;
}

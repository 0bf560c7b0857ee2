import canonicalize from 'canonicalize';
import type { PolicyRule } from '../policy/document';

/**
 * Stands for a rule's text: the same as long as the rule says the same, whatever the order of its fields and the policy's
 * serial. A person's approval is kept under it, so that a changed rule asks again.
 *
 * It is a checksum of 64 bits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), not a cryptographic hash: it protects
 * nobody from themselves, and `core` has no other at hand.
 */
export function ruleFingerprint(rule: PolicyRule): string {
  const text = canonicalize(rule);
  if (text === undefined) throw new Error(`Rule ${rule.id} has no canonical form`);
  return fnv1a(text).toString(16).padStart(16, '0');
}

const bits64 = (1n << 64n) - 1n;

function fnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & bits64;
  }
  return hash;
}

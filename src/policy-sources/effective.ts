import type { PolicySettings } from '../core/ports';
import type { ManagedFile } from './managed-file';

/** Which URL to ask, and with which keys. */
export type EffectiveSource =
  /** Neither the machine nor the user names a policy. */
  | { readonly kind: 'none' }
  /** The managed file does not count and never did: the user's settings do not step in. */
  | { readonly kind: 'withheld' }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly publicKeys: readonly unknown[];
      readonly urlFrom: 'managed' | 'user';
      readonly keysFrom: 'managed' | 'user';
    };

/**
 * Every field of the managed file replaces the user's, one by one: keys are never merged, and a managed URL without
 * `publicKeys` is checked with the user's keys. An administrator who signs nothing sets `publicKeys` to an empty list.
 */
export function effectiveSource(
  user: Pick<PolicySettings, 'policyUrl' | 'publicKeys'>,
  managed: ManagedFile,
): EffectiveSource {
  if (managed.presence === 'refused' && managed.settings === undefined) return { kind: 'withheld' };
  const settings = managed.presence === 'absent' ? undefined : managed.settings;
  const url = settings?.policyUrl ?? user.policyUrl;
  if (url === '') return { kind: 'none' };
  return {
    kind: 'url',
    url,
    publicKeys: settings?.publicKeys ?? user.publicKeys,
    urlFrom: settings?.policyUrl === undefined ? 'user' : 'managed',
    keysFrom: settings?.publicKeys === undefined ? 'user' : 'managed',
  };
}

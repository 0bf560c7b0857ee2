import type { PolicyDocument } from '../core/policy/document';
import { readText } from '../core/policy/policy-text';
import { readJson } from '../core/policy/read-json';
import { type ManagedException, readManagedContents } from '../policy-sources/managed-file/contents';
import type { ReadPolicy } from '../policy-sources/read-policy';

/** What a managed file brings to a decision. Who owns it on a machine is not looked at here. */
export interface ManagedPolicies {
  readonly policy: PolicyDocument | undefined;
  readonly exceptions: readonly ManagedException[];
  readonly notes: readonly string[];
}

/** Whether a text given as managed is the file itself, not the policy inside it. */
export function isManagedFile(bytes: Uint8Array): boolean {
  const read = readText(bytes);
  const json = read.kind === 'text' ? readJson(read.text) : undefined;
  if (json?.kind !== 'value' || typeof json.value !== 'object' || json.value === null) return false;
  const fields = Object.keys(json.value);
  return fields.some((field) => managedFields.has(field)) && !fields.includes('rules');
}

const managedFields: ReadonlySet<string> = new Set(['policyUrl', 'publicKeys', 'policy', 'exceptions']);

export async function readManagedFile(
  bytes: Uint8Array,
  readPolicy: ReadPolicy,
): Promise<ManagedPolicies | { readonly fault: string }> {
  const reading = await readManagedContents(bytes, readPolicy);
  if ('fault' in reading) return reading;
  const { policy, exceptions, policyUrl, notes } = reading.settings;
  const elsewhere =
    policyUrl === undefined
      ? []
      : [`it names ${policyUrl}; give that policy with a --policy of its own if it is to count`];
  return { policy, exceptions, notes: [...notes, ...elsewhere] };
}

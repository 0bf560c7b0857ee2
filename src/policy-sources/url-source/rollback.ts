import type { PolicyDocument } from '../../core/policy/document';
import { type SerialRecord, sha256 } from './store';

export type RollbackCheck =
  | { readonly outcome: 'newer' | 'same'; readonly record: SerialRecord }
  | { readonly outcome: 'rollback'; readonly detail: string };

/** Whether a policy may follow the highest serial seen from its URL. A new signature over the same content is the same policy. */
export async function checkRollback(
  policy: Pick<PolicyDocument, 'serial'>,
  payload: Uint8Array,
  highest: SerialRecord | undefined,
  url: string,
): Promise<RollbackCheck> {
  if (highest !== undefined && policy.serial < highest.serial) {
    return { outcome: 'rollback', detail: `serial ${policy.serial} is lower than ${highest.serial}, seen before` };
  }
  const record = await recordOf(policy, payload, url);
  if (highest === undefined || policy.serial > highest.serial) return { outcome: 'newer', record };
  if (record.digest === highest.digest) return { outcome: 'same', record };
  return { outcome: 'rollback', detail: `serial ${policy.serial} was seen before with other content` };
}

export async function recordOf(
  policy: Pick<PolicyDocument, 'serial'>,
  payload: Uint8Array,
  url: string,
): Promise<SerialRecord> {
  return { url, serial: policy.serial, digest: sha256(await canonicalForm(payload)) };
}

/**
 * RFC 8785 of the parsed text, not of the checked policy: another version of this extension knows other fields and would see
 * other content. A number that JSON cannot carry (`1e999`) has no canonical form; then the text stands for itself.
 */
async function canonicalForm(payload: Uint8Array): Promise<string> {
  const [{ default: canonicalize }, { parse }] = await Promise.all([import('canonicalize'), import('jsonc-parser')]);
  const text = new TextDecoder().decode(payload);
  try {
    return canonicalize(parse(text, [], { allowTrailingComma: true })) ?? text;
  } catch {
    return text;
  }
}

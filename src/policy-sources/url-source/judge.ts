import type { PolicyDocument } from '../../core/policy/document';
import type { SourceReason } from '../../core/policy/source-reason';
import { describeProblem, describeProblems, type LoadReadPolicy, type PolicyProblem } from '../read-policy';
import { openUnverified, verify } from '../signature';
import { readPublicKeys } from '../signature/keys';

export type Judgement =
  | {
      readonly outcome: 'good';
      readonly policy: PolicyDocument;
      /** The policy's text: what was received, or the payload of what was. */
      readonly payload: Uint8Array;
      readonly signedBy: string | undefined;
      readonly notes: readonly string[];
    }
  | { readonly outcome: 'bad'; readonly reason: SourceReason; readonly detail: string };

export interface Received {
  readonly bytes: Uint8Array;
  readonly cutShort?: string | undefined;
  readonly contentType?: string | undefined;
}

/** Whether received bytes are a policy that may come into force, as far as they alone can tell: what they claim to be, who signed them, what they say. */
export async function judge(
  received: Received,
  publicKeys: readonly unknown[],
  loadReadPolicy: LoadReadPolicy,
): Promise<Judgement> {
  const readPolicy = await loadReadPolicy();
  const read = (text: Uint8Array) => readPolicy(text, { layer: 'organization', reader: 'client' });
  const { cutShort } = received;
  const bytes = withoutUtf16Mark(received.bytes);
  const signed = looksSigned(bytes);
  if (cutShort !== undefined || (!signed && publicKeys.length > 0)) {
    const found = signed ? undefined : read(bytes);
    if (found?.outcome === 'failed' && found.reason === 'not-a-policy') return stranger(found.problems, received);
    if (cutShort === undefined) return bad('unsigned', 'public keys are configured and the policy is not signed');
    const [problem] = found?.outcome === 'failed' ? found.problems : [];
    return bad('syntax', `${problem === undefined ? endOf(bytes) : describeProblem(problem)} (${cutShort})`);
  }
  const opened = signed ? await openSigned(bytes, publicKeys) : { payload: bytes, signedBy: undefined, notes: [] };
  if ('outcome' in opened) return opened;
  const found = read(opened.payload);
  if (found.outcome === 'failed') {
    if (found.reason === 'not-a-policy') return stranger(found.problems, received);
    return bad(found.reason, describeProblems(found.problems) ?? found.reason);
  }
  return {
    outcome: 'good',
    policy: found.policy,
    payload: opened.payload,
    signedBy: opened.signedBy,
    notes: [...opened.notes, ...found.problems.map(describeProblem)],
  };
}

interface Opened {
  readonly payload: Uint8Array;
  readonly signedBy: string | undefined;
  readonly notes: readonly string[];
}

async function openSigned(bytes: Uint8Array, publicKeys: readonly unknown[]): Promise<Opened | Judgement> {
  const jws = textOf(bytes).trim();
  if (publicKeys.length === 0) {
    const opened = openUnverified(jws);
    if ('fault' in opened) return bad('signature-form', opened.fault);
    return {
      ...opened,
      signedBy: undefined,
      notes: ['the policy is signed, and no public key is configured to check it with'],
    };
  }
  const verified = await verify(jws, publicKeys);
  if (verified.outcome === 'refused') return bad('signature', verified.detail);
  return { payload: verified.payload, signedBy: verified.signedBy, notes: readPublicKeys(publicKeys).remarks };
}

/** Every compact JWS begins with the base64url of `{` and a quote, a blank or a line's end; no JSON and no page does. */
export function looksSigned(bytes: Uint8Array): boolean {
  return /^\s*e[yw][\w-]+(?:\.|$)/.test(textOf(bytes.subarray(0, 4096)));
}

/** A byte order mark does not belong to the text. JSON and JWS are UTF-8, whatever a `charset` says (RFC 8259, section 8.1). */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Behind its mark a UTF-16 text shows what it is, and the reader refuses it as a policy in the wrong encoding. */
function withoutUtf16Mark(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? bytes.subarray(2) : bytes;
}

function stranger(problems: readonly PolicyProblem[], { bytes, contentType }: Received): Judgement {
  if (isJsonSerialisation(bytes))
    return bad('signature-form', 'a JWS in a JSON serialisation; only the compact one counts');
  const kind = contentType === undefined ? '' : ` (${contentType})`;
  return bad('not-a-policy', `${describeProblems(problems) ?? 'the answer is not a policy'}${kind}`);
}

/** RFC 7515, section 7.2: whoever serves this has signed it, and would not understand that it is no policy. */
function isJsonSerialisation(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return (
      typeof value === 'object' &&
      value !== null &&
      'payload' in value &&
      ('signatures' in value || 'signature' in value)
    );
  } catch {
    return false;
  }
}

function endOf(bytes: Uint8Array): string {
  const lines = textOf(bytes).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: the text ends early`;
}

function bad(reason: SourceReason, detail: string): Judgement {
  return { outcome: 'bad', reason, detail };
}

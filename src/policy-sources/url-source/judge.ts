import type { PolicyDocument } from '../../core/policy/document';
import type { SourceReason } from '../../core/policy/source-state';
import { describeProblem, describeProblems, type LoadReadPolicy } from '../read-policy';
import { openUnverified, verify } from '../signature';

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
  const bytes = withoutByteOrderMark(received.bytes);
  const form = sniff(bytes);
  if (form === 'utf-16') return bad('syntax', 'line 1, column 1: the text is UTF-16, not UTF-8');
  if (form === 'other') return bad('not-a-policy', describeStranger(bytes, received.contentType));
  const readPolicy = await loadReadPolicy();
  const read = (text: Uint8Array) => readPolicy(text, { layer: 'organization', reader: 'client' });
  if (received.cutShort !== undefined) {
    const found = form === 'json' ? read(bytes) : undefined;
    if (found?.outcome === 'failed' && found.reason === 'not-a-policy')
      return bad('not-a-policy', describeProblems(found.problems) ?? '');
    const [problem] = found?.outcome === 'failed' ? found.problems : [];
    return bad('syntax', `${problem === undefined ? endOf(bytes) : describeProblem(problem)} (${received.cutShort})`);
  }
  if (form === 'json' && publicKeys.length > 0) {
    const found = read(bytes);
    if (found.outcome === 'failed' && found.reason === 'not-a-policy')
      return bad('not-a-policy', describeProblems(found.problems) ?? '');
    return bad('signature', 'public keys are configured and the policy is not signed');
  }
  const opened =
    form === 'json' ? { payload: bytes, signedBy: undefined, notes: [] } : await openSigned(bytes, publicKeys);
  if ('outcome' in opened) return opened;
  const found = read(opened.payload);
  if (found.outcome === 'failed') return bad(found.reason, describeProblems(found.problems) ?? found.reason);
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
  const jws = Buffer.from(bytes).toString('latin1').trim();
  if (publicKeys.length === 0) {
    const opened = openUnverified(jws);
    if ('fault' in opened) return bad('signature', opened.fault);
    return {
      ...withoutMark(opened),
      signedBy: undefined,
      notes: ['the policy is signed, and no public key is configured to check it with'],
    };
  }
  const verified = await verify(jws, publicKeys);
  if (verified.outcome === 'refused') return bad('signature', verified.detail);
  return { ...withoutMark(verified), signedBy: verified.signedBy, notes: [] };
}

function withoutMark({ payload }: { readonly payload: Uint8Array }): { readonly payload: Uint8Array } {
  return { payload: withoutByteOrderMark(payload) };
}

type Form = 'json' | 'jws' | 'utf-16' | 'other';

/**
 * What the bytes claim to be, by themselves: servers say `text/plain` of policies and `application/json` of errors. JSON is
 * UTF-8 whatever a `charset` says (RFC 8259, section 8.1).
 */
export function sniff(bytes: Uint8Array): Form {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) return 'utf-16';
  if (first !== undefined && second !== undefined && (first === 0) !== (second === 0)) return 'utf-16';
  const start = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1').trimStart();
  if (start.startsWith('{') || start.startsWith('//') || start.startsWith('/*')) return 'json';
  return /^ey[\w-]+(\.|$)/.test(start.slice(0, 4096)) ? 'jws' : 'other';
}

function describeStranger(bytes: Uint8Array, contentType: string | undefined): string {
  const kind = contentType === undefined ? '' : ` (${contentType})`;
  if (bytes.length === 0) return `the answer is empty${kind}`;
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart();
  return start.startsWith('<') ? `the answer is a web page${kind}` : `the answer does not look like a policy${kind}`;
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function endOf(bytes: Uint8Array): string {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: the text ends early`;
}

function bad(reason: SourceReason, detail: string): Judgement {
  return { outcome: 'bad', reason, detail };
}

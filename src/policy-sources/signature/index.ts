import { type Algorithm, algorithms, nameOf, type PublicKey, readPublicKeys } from './keys';

export type Verification =
  | {
      readonly outcome: 'verified';
      readonly payload: Uint8Array;
      /** The `kid` of the key, or else its RFC 7638 thumbprint. */
      readonly signedBy: string;
    }
  | { readonly outcome: 'refused'; readonly detail: string };

interface Parts {
  readonly algorithm: Algorithm;
  readonly kid: string | undefined;
  readonly payload: Uint8Array;
}

type Opened = { readonly parts: Parts } | { readonly fault: string };

/**
 * Checks a compact JWS (RFC 7515) against the configured keys. Only EdDSA with Ed25519 and ES256 count; `crit`, `b64` and
 * the other serialisations are refused. With several keys the header must name one by `kid`.
 */
export async function verify(jws: string, configured: readonly unknown[]): Promise<Verification> {
  const opened = open(jws);
  if ('fault' in opened) return refused(opened.fault);
  const { usable, faults } = readPublicKeys(configured);
  const { algorithm, kid, payload } = opened.parts;
  if (kid === undefined && configured.length > 1)
    return refused('several keys are configured and the header has no "kid"');
  const named = await keysNamed(kid, usable);
  if (named.length === 0) {
    const known = (await Promise.all(usable.map(nameOf))).join(', ');
    const wanted = kid === undefined ? 'no key to check it with' : `unknown key ${quote(kid)}`;
    return refused([`${wanted}; usable keys: ${known === '' ? 'none' : known}`, ...faults].join('; '));
  }
  const fit = named.filter((key) => key.algorithm === algorithm);
  if (fit.length === 0) return refused(`"alg" ${algorithm} does not fit the key`);
  const { compactVerify, errors, importJWK } = await import('jose');
  for (const key of fit) {
    try {
      await compactVerify(jws, await importJWK({ ...key.jwk }, algorithm), { algorithms: [algorithm] });
      return { outcome: 'verified', payload, signedBy: await nameOf(key) };
    } catch (error) {
      // A point that is not on the curve is rejected by Web Crypto as a DOMException or a plain error of its own.
      if (error instanceof errors.JOSEError || error instanceof DOMException || isKeyFault(error)) continue;
      throw error;
    }
  }
  return refused('the signature is not that of the key');
}

/** The payload without any check of who signed it; for clients that have no key configured. The header is checked all the same. */
export function openUnverified(jws: string): { readonly payload: Uint8Array } | { readonly fault: string } {
  const opened = open(jws);
  return 'fault' in opened ? opened : { payload: opened.parts.payload };
}

/** Keys that the header's `kid` names. A single key without a name of its own cannot be contradicted by one. */
async function keysNamed(kid: string | undefined, keys: readonly PublicKey[]): Promise<readonly PublicKey[]> {
  const [only] = keys;
  if (kid === undefined) return keys;
  if (keys.length === 1 && only?.kid === undefined) return keys;
  const names = await Promise.all(keys.map(nameOf));
  return keys.filter((_, index) => names[index] === kid);
}

function open(jws: string): Opened {
  const segments = jws.split('.');
  const [head = '', body = '', signature = ''] = segments;
  if (segments.length !== 3) return { fault: `not a compact JWS: ${segments.length} parts instead of 3` };
  if (!segments.every((segment) => /^[\w-]*$/.test(segment)))
    return { fault: 'not a compact JWS: a part is not base64url' };
  if (body === '') return { fault: 'the payload is detached' };
  const header = readHeader(head);
  if (header === undefined) return { fault: 'the header is not a JSON object' };
  if ('crit' in header) return { fault: 'the header has "crit", and no extension is known' };
  if ('b64' in header) return { fault: 'the header has "b64"' };
  const algorithm = algorithms.find((name) => name === header['alg']);
  if (algorithm === undefined) return { fault: `"alg" is ${quote(header['alg'])}, not EdDSA or ES256` };
  if (signature === '') return { fault: 'the signature is empty' };
  const { kid } = header;
  if (kid !== undefined && typeof kid !== 'string') return { fault: '"kid" is not a text' };
  return { parts: { algorithm, kid, payload: Buffer.from(body, 'base64url') } };
}

function readHeader(segment: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(segment, 'base64url')),
    );
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isKeyFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && `${error.code}`.startsWith('ERR_');
}

/** What a stranger wrote, short enough for a log. */
function quote(value: unknown): string {
  return `${JSON.stringify(value)}`.slice(0, 100);
}

function refused(detail: string): Verification {
  return { outcome: 'refused', detail };
}

import type { Algorithm } from './keys';

export interface NewKeyPair {
  readonly privateJwk: Readonly<Record<string, unknown>>;
  readonly publicJwk: Readonly<Record<string, unknown>> & { readonly kid: string };
}

/** Without a `kid` of its own the key is named by its RFC 7638 thumbprint. */
export async function createKeyPair(algorithm: Algorithm, kid: string | undefined): Promise<NewKeyPair> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const options = algorithm === 'EdDSA' ? { crv: 'Ed25519', extractable: true } : { extractable: true };
  const { privateKey, publicKey } = await generateKeyPair(algorithm, options);
  const named = await exportJWK(publicKey);
  const name = kid ?? (await calculateJwkThumbprint(named));
  const common = { kid: name, alg: algorithm, use: 'sig' };
  return { privateJwk: { ...(await exportJWK(privateKey)), ...common }, publicJwk: { ...named, ...common } };
}

export type Signing = { readonly jws: string; readonly kid: string } | { readonly fault: string };

/** A compact JWS over the text as it stands; `kid` always stands in the header, for the day when there are two keys. */
export async function sign(payload: Uint8Array, privateJwk: unknown): Promise<Signing> {
  if (typeof privateJwk !== 'object' || privateJwk === null) return { fault: 'the key is not a JSON Web Key' };
  const { kty, crv, x, y, d, kid } = privateJwk as Readonly<Record<string, unknown>>;
  const algorithm =
    kty === 'OKP' && crv === 'Ed25519' ? 'EdDSA' : kty === 'EC' && crv === 'P-256' ? 'ES256' : undefined;
  if (algorithm === undefined) return { fault: 'the key is neither Ed25519 (kty OKP) nor P-256 (kty EC)' };
  if (typeof d !== 'string' || typeof x !== 'string') return { fault: 'the key has no private part ("d")' };
  const { CompactSign, calculateJwkThumbprint, importJWK } = await import('jose');
  const jwk =
    algorithm === 'EdDSA' ? { kty: 'OKP', crv: 'Ed25519', x, d } : { kty: 'EC', crv: 'P-256', x, y: `${y}`, d };
  try {
    const name = typeof kid === 'string' && kid !== '' ? kid : await calculateJwkThumbprint(jwk);
    const key = await importJWK(jwk, algorithm);
    return {
      jws: await new CompactSign(payload).setProtectedHeader({ alg: algorithm, kid: name }).sign(key),
      kid: name,
    };
  } catch (error) {
    // Web Crypto rejects a key whose parts do not belong together with a DOMException.
    if (error instanceof DOMException) return { fault: `the key cannot be used: ${error.message}` };
    throw error;
  }
}

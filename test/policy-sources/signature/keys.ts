import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** A key pair of Node's own making, so that what the product verifies is not what it signed. */
export interface KeyPair {
  readonly algorithm: 'EdDSA' | 'ES256';
  readonly privateKey: KeyObject;
  readonly publicJwk: JsonWebKey;
}

export function ed25519(kid?: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { algorithm: 'EdDSA', privateKey, publicJwk: named(publicKey.export({ format: 'jwk' }), kid) };
}

export function p256(kid?: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { algorithm: 'ES256', privateKey, publicJwk: named(publicKey.export({ format: 'jwk' }), kid) };
}

/** A compact JWS; the header as given, whatever it says. */
export function compactJws(pair: KeyPair, payload: string, header: Readonly<Record<string, unknown>> = {}): string {
  const input = `${encode(JSON.stringify({ alg: pair.algorithm, ...header }))}.${encode(payload)}`;
  const signature =
    pair.algorithm === 'EdDSA'
      ? sign(null, Buffer.from(input), pair.privateKey)
      : sign('sha256', Buffer.from(input), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** RFC 7638 by hand. */
export function thumbprint({ kty, crv, x, y }: JsonWebKey): string {
  const members = y === undefined ? { crv, kty, x } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

export function encode(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url');
}

function named(key: JsonWebKey, kid: string | undefined): JsonWebKey {
  return kid === undefined ? key : { ...key, kid };
}

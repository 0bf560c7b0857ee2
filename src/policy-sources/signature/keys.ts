/** A public key as it can be configured: Ed25519 or P-256, public members alone. */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly kid: string | undefined;
  readonly jwk: OkpKey | EcKey;
}

export interface OkpKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export interface EcKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** The only algorithms that count (RFC 7518, RFC 8037). */
export const algorithms = ['EdDSA', 'ES256'] as const;
export type Algorithm = (typeof algorithms)[number];

export interface PublicKeys {
  readonly usable: readonly PublicKey[];
  /** One sentence for each key that cannot be used. It is never simply left out: with no usable key left, nothing verifies. */
  readonly faults: readonly string[];
  /** One sentence for each key that can be used and gives away what signs: whoever reads these settings can issue policies. */
  readonly remarks: readonly string[];
}

/** Checks keys as settings or a JWKS give them (RFC 7517). Members that do not concern a public key are dropped. */
export function readPublicKeys(keys: readonly unknown[]): PublicKeys {
  const usable: PublicKey[] = [];
  const faults: string[] = [];
  const remarks: string[] = [];
  for (const [index, value] of keys.entries()) {
    const read = readPublicKey(value);
    if ('fault' in read) faults.push(`public key ${index + 1}: ${read.fault}`);
    else usable.push(read.key);
    if (isPrivate(value))
      remarks.push(
        `public key ${index + 1} holds its private part ("d"): make a new pair, and configure its public key alone`,
      );
  }
  return { usable, faults, remarks };
}

/** Whether it is a key that signs (RFC 7518, section 6.2.2; RFC 8037, section 2). */
export function isPrivate(key: unknown): boolean {
  return typeof key === 'object' && key !== null && 'd' in key;
}

function readPublicKey(value: unknown): { readonly key: PublicKey } | { readonly fault: string } {
  if (typeof value !== 'object' || value === null) return { fault: 'not a JSON Web Key' };
  const { kty, crv, x, y, kid, alg, use, key_ops: operations } = value as Readonly<Record<string, unknown>>;
  if (use !== undefined && use !== 'sig') return { fault: 'its "use" is not "sig"' };
  if (Array.isArray(operations) && !operations.includes('verify')) return { fault: '"key_ops" lacks "verify"' };
  if (kid !== undefined && (typeof kid !== 'string' || kid === '')) return { fault: '"kid" is not a text' };
  if (kty === 'OKP' && crv === 'Ed25519') {
    if (!isCoordinate(x)) return { fault: '"x" is not 32 bytes in base64url' };
    if (alg !== undefined && alg !== 'EdDSA' && alg !== 'Ed25519') return { fault: 'its "alg" does not fit the key' };
    return { key: { algorithm: 'EdDSA', kid, jwk: { kty, crv, x } } };
  }
  if (kty === 'EC' && crv === 'P-256') {
    if (!isCoordinate(x) || !isCoordinate(y)) return { fault: '"x" and "y" are not 32 bytes in base64url' };
    if (alg !== undefined && alg !== 'ES256') return { fault: 'its "alg" does not fit the key' };
    return { key: { algorithm: 'ES256', kid, jwk: { kty, crv, x, y } } };
  }
  return { fault: 'neither Ed25519 (kty OKP) nor P-256 (kty EC)' };
}

function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value);
}

/** What the key is called: its `kid`, or else its RFC 7638 thumbprint. */
export async function nameOf(key: PublicKey): Promise<string> {
  if (key.kid !== undefined) return key.kid;
  const { calculateJwkThumbprint } = await import('jose');
  return await calculateJwkThumbprint(key.jwk);
}

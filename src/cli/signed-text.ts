import { openUnverified, verify } from '../policy-sources/signature';
import { looksSigned } from '../policy-sources/url-source/judge';

export type OpenedText =
  | {
      /** The policy's own text. */
      readonly payload: Uint8Array;
      readonly form: 'plain' | 'jws';
      /** True where one of the keys bears the signature out. */
      readonly signed: boolean;
    }
  | { readonly fault: string };

/** Plain JSON as it is; of a compact JWS the payload. With keys, a JWS that none of them bears out is a fault. */
export async function openSigned(bytes: Uint8Array, keys: readonly unknown[]): Promise<OpenedText> {
  if (!looksSigned(bytes)) return { payload: bytes, form: 'plain', signed: false };
  const jws = new TextDecoder().decode(bytes).trim();
  if (keys.length > 0) {
    const verified = await verify(jws, keys);
    return verified.outcome === 'refused'
      ? { fault: verified.detail }
      : { payload: verified.payload, form: 'jws', signed: true };
  }
  const opened = openUnverified(jws);
  return 'fault' in opened ? opened : { payload: opened.payload, form: 'jws', signed: false };
}

export type Address =
  | { readonly kind: 'http'; readonly url: URL }
  | { readonly kind: 'file'; readonly url: URL }
  | { readonly kind: 'unusable'; readonly why: string };

/** Which addresses a policy may be fetched from: https, `file:`, and plain http on this machine alone. */
export function readAddress(text: string): Address {
  if (!URL.canParse(text)) return { kind: 'unusable', why: 'the policy URL is not a URL' };
  const url = new URL(text);
  if (url.protocol === 'file:') return { kind: 'file', url };
  if (url.username !== '' || url.password !== '') {
    return { kind: 'unusable', why: 'the policy URL must not hold a user name or password' };
  }
  url.hash = '';
  if (isSecure(url)) return { kind: 'http', url };
  return { kind: 'unusable', why: 'the policy URL must begin with https:' };
}

/** https, or plain http that does not leave the machine. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || isLoopbackHttp(url);
}

/** From https to https; what begins on the machine in plain http may stay there. */
export function mayRedirect(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  return to.protocol === 'https:' || (isLoopbackHttp(from) && isLoopbackHttp(to));
}

function isLoopbackHttp(url: URL): boolean {
  if (url.protocol !== 'http:') return false;
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

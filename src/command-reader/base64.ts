/** The bytes that base64 stands for; what is cut off in the middle of a byte is dropped. Undefined when it is not base64. */
export function decodeBase64(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const digits = base64.replace(/=+$/, '');
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return Uint8Array.from(atob(whole), (one) => one.charCodeAt(0));
}

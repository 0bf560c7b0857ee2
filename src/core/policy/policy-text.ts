import type { Span } from './problem';

/** Larger texts are refused unread; the same bound holds for what is fetched. In bytes. */
export const maximumPolicyBytes = 4 * 1024 * 1024;

export type PolicyText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large'; readonly size: number }
  /** `text` is the readable part with U+FFFD for the rest, so that a sign-in page in another encoding is known for what it is. */
  | { readonly kind: 'not-utf-8'; readonly text: string; readonly at: Span; readonly encoding: string | undefined };

/** Decodes a policy's bytes: UTF-8, with or without a byte order mark. */
export function readText(input: string | Uint8Array): PolicyText {
  if (input.length > maximumPolicyBytes) return { kind: 'too-large', size: input.length };
  if (typeof input === 'string') return { kind: 'text', text: input.startsWith('\uFEFF') ? input.slice(1) : input };
  const encoding = otherEncoding(input);
  const decoded = encoding === undefined ? decodeNatively(input) : undefined;
  if (decoded !== undefined) return { kind: 'text', text: decoded };
  const start = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf ? 3 : 0;
  const { text, wrongAt } = decodeUtf8(input, start);
  if (encoding !== undefined) {
    return { kind: 'not-utf-8', text: text.replaceAll(/[\0\uFFFD]/g, ''), at: { offset: 0, length: 0 }, encoding };
  }
  if (wrongAt === undefined) return { kind: 'text', text };
  return { kind: 'not-utf-8', text, at: { offset: wrongAt, length: 1 }, encoding: undefined };
}

/** Windows' "Unicode" is UTF-16; without its mark it still shows by the zero beside the first character. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  return bytes.length > 1 && (first === 0) !== (second === 0) ? 'UTF-16' : undefined;
}

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** Node.js and browsers have it, and the language's own library, which is all that core is compiled against, does not. */
const { TextDecoder } = globalThis as unknown as {
  readonly TextDecoder: new (label: string, options: { readonly fatal: boolean }) => Decoder;
};

/** Undefined where the bytes are not UTF-8: `TextDecoder` does not tell where. */
function decodeNatively(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Decoded {
  readonly text: string;
  /** UTF-16 offset in `text` of the first thing that is not UTF-8. */
  readonly wrongAt: number | undefined;
}

const chunkLength = 8192;

function decodeUtf8(bytes: Uint8Array, start: number): Decoded {
  const pieces: string[] = [];
  let units: number[] = [];
  let length = 0;
  let wrongAt: number | undefined;
  for (let index = start; index < bytes.length; ) {
    const character = characterAt(bytes, index);
    if (character.code === undefined) wrongAt ??= length + units.length;
    const code = character.code ?? 0xfffd;
    if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else units.push(code);
    index += character.size;
    if (units.length >= chunkLength) {
      pieces.push(String.fromCharCode(...units));
      length += units.length;
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return { text: pieces.join(''), wrongAt };
}

interface Character {
  /** Undefined where the bytes are not UTF-8. */
  readonly code: number | undefined;
  readonly size: number;
}

/** RFC 3629: no overlong form, no surrogate, nothing beyond U+10FFFF. */
function characterAt(bytes: Uint8Array, index: number): Character {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return { code: first, size: 1 };
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { code: undefined, size: 1 };
  let code = first & (0x7f >> size);
  for (let step = 1; step < size; step++) {
    const next = bytes[index + step];
    if (next === undefined || (next & 0xc0) !== 0x80) return { code: undefined, size: step };
    code = (code << 6) | (next & 0x3f);
  }
  const smallest = size === 4 ? 0x10000 : size === 3 ? 0x800 : 0x80;
  const valid = code >= smallest && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return { code: valid ? code : undefined, size };
}

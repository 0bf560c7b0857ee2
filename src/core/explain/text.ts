import type { LocalizedText } from '../policy/document';

/** The longest text of a policy that is shown in one piece; more is cut with an ellipsis. */
const longestText = 2_000;

/**
 * A policy's text in the reader's language: the exact tag, then its primary language in any region, then English, then the
 * first one there is.
 */
export function localizedText(text: LocalizedText | undefined, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  const wanted = locale.toLowerCase();
  const primary = wanted.split('-')[0];
  const tags = Object.keys(text);
  const tag =
    tags.find((candidate) => candidate.toLowerCase() === wanted) ??
    tags.find((candidate) => candidate.toLowerCase() === primary) ??
    tags.find((candidate) => candidate.toLowerCase().split('-')[0] === primary) ??
    tags.find((candidate) => candidate.toLowerCase().split('-')[0] === 'en') ??
    tags[0];
  return tag === undefined ? undefined : text[tag];
}

/**
 * A text from outside as one line of plain text: control characters (terminal escapes and line ends among them), marks that
 * turn the direction of text, and invisible characters are taken out; white space is folded; the length is bounded.
 */
export function plainText(text: string, longest: number = longestText): string {
  const plain = text
    .slice(0, longest * 4)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(plain);
  return characters.length <= longest
    ? plain
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** The reason as it stands in a notification: at most about three lines there. */
export function shortReason(text: string): string {
  return plainText(text, 240);
}

import type { LocalizedText } from '../policy/document';

/** The longest text of a policy that is shown in one piece; more is cut with an ellipsis. */
const longestText = 2_000;

/** About as much as is read at a glance: where a text is cut into lines, how long each may be. */
const lineLength = 100;

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

/** A text from outside as one line of plain text: nothing in it can act on the place that shows it, and its length is bounded. */
export function plainText(text: string, longest: number = longestText): string {
  return cut(withoutActing(bounded(text, longest)).replace(/\s+/gu, ' ').trim(), longest);
}

export interface ReasonLines {
  readonly lines: readonly string[];
  /** True where the text goes on: the place for *more*. */
  readonly more: boolean;
}

/**
 * A longer text of a policy as at most `count` lines of plain text, broken where its author broke it and between words where a
 * line is too long.
 */
export function reasonLines(text: string, count: number, width: number = lineLength): ReasonLines {
  const paragraphs = bounded(text, longestText).split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u);
  const lines = paragraphs
    .map((paragraph) => withoutActing(paragraph).replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => wrap(paragraph, width));
  return { lines: lines.slice(0, count), more: lines.length > count || text.length > longestText * 4 };
}

/** The reason as it stands in a notification: at most about three lines there. */
export function shortReason(text: string): string {
  return plainText(text, 240);
}

/**
 * Takes out what a place that shows text might obey: terminal escapes as a whole, other control characters, marks that turn the
 * direction of text, invisible characters, half surrogates, and piled-up accents. `](` and `$(` are parted by a space, since
 * VS Code makes links of the one in notifications and icons of the other in lists and the status bar. Joiners (U+200C and
 * U+200D) stay: Persian and emoji need them.
 */
function withoutActing(text: string): string {
  return text
    .replace(escapeSequence, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Cs}/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$ ');
}

/**
 * ECMA-48: CSI with its parameters; the strings (OSC, DCS, SOS, PM, APC) up to their terminator or, without one, to the line's
 * end; two-character escapes. Each also in its one-character form from U+0080 on.
 */
const escapeSequence = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

/** Cut before any work is done on it: a policy's text can be a megabyte. The rest is cut to the character afterwards. */
function bounded(text: string, longest: number): string {
  return text.slice(0, longest * 4);
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}

/** Breaks between words; a word longer than a line (Chinese has no spaces) is broken anywhere. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = broken(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines;
}

function broken(word: string, width: number): readonly string[] {
  const characters = Array.from(word);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += width) {
    pieces.push(characters.slice(start, start + width).join(''));
  }
  return pieces;
}

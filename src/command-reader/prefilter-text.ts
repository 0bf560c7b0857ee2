/** A text in which words are looked for, with what was asked of it already. */
export interface Searched {
  readonly text: string;
  /** In the form in which words are looked for. */
  readonly plain: () => string;
  /** Whether the pattern, which is global, is somewhere behind the first such word. */
  readonly isFollowed: (word: string, follows: RegExp) => boolean;
}

export function searchedIn(text: string): Searched {
  let known: string | undefined;
  const answers = new Map<string, boolean>();
  const plain = (): string => {
    known ??= plainText(text);
    return known;
  };
  const isFollowed = (word: string, follows: RegExp): boolean => {
    const answer = answers.get(word) ?? isFollowedIn(plain(), word, follows);
    answers.set(word, answer);
    return answer;
  };
  return { text, plain, isFollowed };
}

/** One pass over the text, however often the word stands there. */
function isFollowedIn(text: string, word: string, follows: RegExp): boolean {
  const first = text.indexOf(word);
  if (first < 0) return false;
  follows.lastIndex = first + word.length;
  return follows.test(text);
}

/** Brace expansion (`{c,x}laude`) and coded characters (`$'\x63laude'`, fish's `\x63`, PowerShell's `` `u{63} ``). */
export function hidesText(text: string): boolean {
  if (text.includes('{') && (/\{[^\s{}]*(?:,|\.\.)|,[^\s{}]*\}/.test(text) || text.includes('`u'))) return true;
  if (!text.includes('\\')) return false;
  if (/\$[\\"']*'/.test(text)) return true;
  return /\\+[xXuU][0-9A-Fa-f]|\\+[0-3]?[0-7]{2}/.test(text);
}

/** Lower case, without quotes and escapes, runs of `-`, `_` and `.` as one dash: the form in which words are looked for. */
export function plainText(text: string): string {
  return text
    .replace(/[\\^`]\r?\n|\$(?=["'])|["'\\^`]/g, '')
    .replace(/[-_.]+/g, '-')
    .toLowerCase();
}

/** The start of the line at an offset, or of the first of those that escapes join with it; not before `least`. */
export function startOfLines(text: string, offset: number, least: number): number {
  let start = offset;
  do start = text.lastIndexOf('\n', start - 1);
  while (start > least && isJoined(text, start));
  return Math.max(start + 1, least);
}

export function endOfLines(text: string, offset: number): number {
  let end = text.indexOf('\n', offset);
  while (end >= 0 && isJoined(text, end)) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

/** Whether an escape stands before the end of a line. */
function isJoined(text: string, lineEnd: number): boolean {
  return isEscape(text.charCodeAt(text[lineEnd - 1] === '\r' ? lineEnd - 2 : lineEnd - 1));
}

export function isEscape(code: number): boolean {
  return code === 92 || code === 94 || code === 96;
}

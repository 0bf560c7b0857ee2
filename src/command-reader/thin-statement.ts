import type { Part, Statement } from './parse/bash-statements';

/**
 * A statement with `:` for each command, loop or condition in it that is idle, and nothing for those that come right behind such a
 * one; every other character stays where it was.
 */
export function thinnedStatement({ parts }: Statement, text: string, isIdle: (part: string) => boolean): string {
  const ends = idleCompounds(parts, text, isIdle);
  const pieces: string[] = [];
  let opened = false;
  let emptied = false;
  for (let index = 0; index < parts.length; index += 1) {
    const last = opened ? undefined : ends.get(index);
    const whole = text.slice(parts[index]?.start, parts[last ?? index]?.end);
    const begin = lengthOf(last === undefined ? leading : behind, whole);
    const command = whole.slice(begin).replace(/[\s;&|]+$/, '');
    const endsLine = whole.endsWith('\n');
    // The text of a here-document stands behind the line, which another command may end.
    opened ||= !endsLine && whole.includes('<<');
    const isKept = opened || (last === undefined && (!mayGo(whole, command) || !isIdle(whole)));
    if (endsLine) opened = false;
    if (isKept) {
      pieces.push(whole);
      emptied &&= whole.trim() === '';
      continue;
    }
    index = last ?? index;
    const rest = whole.slice(begin + command.length);
    const isPlain = /^[ \t\r]*(?:;|\n)\s*$/.test(rest);
    const isNext = emptied && isPlain && whole.slice(0, begin).trim() === '';
    if (isNext) pieces.push(' '.repeat(whole.length));
    else pieces.push(whole.slice(0, begin), ':'.padEnd(command.length), rest);
    emptied = isPlain;
  }
  return pieces.join('');
}

/** By the index of the part that opens a loop, condition or group in which all is idle, that of the part that closes it. */
function idleCompounds(parts: readonly Part[], text: string, isIdle: (part: string) => boolean): Map<number, number> {
  const found = new Map<number, number>();
  const started: number[] = [];
  let lastKept = -1;
  for (const [index, { start, end, open }] of parts.entries()) {
    const before = parts[index - 1]?.open ?? 0;
    const whole = text.slice(start, end);
    if (takesWords.test(whole) || !isIdle(whole)) lastKept = index;
    if (open === before + 1) started[before] = opener.test(whole.slice(lengthOf(behind, whole))) ? index : -1;
    else if (open > before) started.fill(-1, before);
    if (open !== before - 1) continue;
    const from = started[open] ?? -1;
    if (from > lastKept && !whole.endsWith(')')) found.set(from, index);
  }
  return found;
}

function lengthOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Words of loops and conditions that a command may stand behind, and those that a whole loop may. */
const leading = /(?:\s+|(?:then|do|else|elif|if|while|until|!|\{)(?=\s|$)|[;&|]+)*/y;
const behind = /(?:\s+|(?:then|do|else)(?=\s|$))*/y;
const opener = /^(?:for|if|while|until|case|select|\{)(?=\s)/;
/** What takes its words from a call of the function that it stands in. */
const takesWords = /\$\{?[@*\d]|\bshift\b/;
/** What no command may take the place of: the rest of a loop, the head of a function; and shells, which may read what a loop is given. */
const fixed =
  /^(?:for|case|select|function|coproc|time|in|fi|done|esac|[}\])])(?![\w-])|^\(|^[^\s()]+[ \t]*\([ \t]*\)|^(?:\w+[ \t]+)?(?:[a-z]{0,2}sh|source|\.)(?![\w.-])/;

/** A part that ends with a bracket is the pattern of a branch. */
function mayGo(whole: string, command: string): boolean {
  return command !== '' && !whole.endsWith(')') && !fixed.test(command) && !takesWords.test(command);
}

import { isGroupInside, isInParameter, readArithmetic, readExpansion } from './bash-expansions';
import { readHereOperator, takeHereBodies } from './bash-heredocs';
import { disguiseKeyword } from './bash-keywords';
import { plainClose } from './bash-masks';
import {
  advanceWord,
  type Break,
  type Dialect,
  type Edit,
  type HereDocument,
  LONG_TEXT,
  mask,
  nest,
  pop,
  push,
  type Scan,
  separate,
  startScan,
} from './bash-scan';

/**
 * The shape of a text for bash, zsh or sh: where quotes, substitutions and here-documents begin and end.
 *
 * The bash grammar misreads several things that people type (two here-documents on a line, a continuation inside a word,
 * extended globs, and everything that only zsh has). `edits` replace such parts by something plain that the grammar reads as
 * the same structure, and shorten what it need not see. Words are then taken from the text itself.
 */
export interface Skeleton {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** By the offset of their `<<`. */
  readonly hereDocuments: ReadonlyMap<number, HereDocument>;
  /** For reading the parts of a text that is not accepted as a whole. */
  readonly breaks: readonly Break[];
  readonly tokens: number;
  /** Where a quote, substitution or group starts that is never closed, or nesting goes deeper than anybody types. */
  readonly brokenAt: number | undefined;
  /** Where the first substitution or group ends. */
  readonly firstEnd: number | undefined;
}

const MAXIMUM_DEPTH = 60;
const PLAIN = /[^\s;&|<>()$`'"\\#]+/y;
const PLAIN_IN_DOUBLE = /[^"\\$`]+/y;
const BLANK = /[ \t]*/y;
const SHORT_BODY =
  /[ \t]+(?!(?:if|for|foreach|while|until|case|select|repeat|time)\b)[\w./~-](?:[^\s;&|<>()`'"{}$\\#]|"[^"`\\(]*"|'[^']*'|\$\w|[ \t])*(?=[;&|\n]|$)/y;
/** Reserved words that may follow others without a separator. */
const CLOSING = /^(?:[{}]|then|do)$/;

export function scanSkeleton(text: string, dialect: Dialect, scope: 'whole' | 'first-group' = 'whole'): Skeleton {
  const scan = startScan(text, dialect);
  let brokenAt: number | undefined;
  while (scan.index < text.length && (scope === 'whole' || scan.firstEnd === undefined)) {
    const before = scan.index;
    if (scan.stack.length > MAXIMUM_DEPTH || !readNext(scan)) {
      brokenAt = scan.stack[1]?.start ?? before;
      break;
    }
  }
  if (scan.pending.length > 0) takeHereBodies(scan);
  const { edits, hereDocuments, breaks, tokens, firstEnd } = scan;
  return { text, edits, hereDocuments, breaks, tokens, firstEnd, brokenAt: brokenAt ?? scan.stack[1]?.start };
}

/** Goes over one sign, word or string; false when a string never ends. */
function readNext(scan: Scan): boolean {
  const { text, frame } = scan;
  const character = text.charAt(scan.index);
  const next = text.charAt(scan.index + 1);
  if (character === '\\') readEscape(scan, next);
  else if (character === frame.closer) {
    if (frame.kind === 'flagged-parameter') mask(scan, scan.index, scan.index + 1, 'x');
    if (character === '`' && isInParameter(scan)) mask(scan, scan.index, scan.index + 1, ')');
    if (character === ')' && frame.cases > 0) separate(scan, 1);
    else pop(scan);
  } else if (character === '$' || character === '`') return readExpansion(scan, character, next);
  else if (frame.kind === 'double') readPlainText(scan);
  else if (character === "'") {
    const end = text.indexOf("'", scan.index + 1);
    if (end === -1) return false;
    if (end - scan.index > LONG_TEXT) mask(scan, scan.index + 1, end, 'x');
    advanceWord(scan, end + 1 - scan.index);
  } else if (character === '"') {
    advanceWord(scan, 0);
    push(scan, 'double', '"', 1);
  } else if (frame.kind === 'code') readCode(scan, character, next);
  else if (character === '(') push(scan, frame.kind, ')', 1);
  else scan.index += 1;
  return true;
}

function readPlainText(scan: Scan): void {
  PLAIN_IN_DOUBLE.lastIndex = scan.index;
  const plain = PLAIN_IN_DOUBLE.exec(scan.text)?.[0] ?? ' ';
  // After a dollar sign the text begins with a variable's name, which stays what it is.
  const name = scan.text.charAt(scan.index - 1) === '$' ? (/^\w*/.exec(plain)?.[0].length ?? 0) : 0;
  if (plain.length - name > LONG_TEXT) mask(scan, scan.index + name, scan.index + plain.length, '.');
  scan.index += plain.length;
}

function readEscape(scan: Scan, next: string): void {
  const { text, frame, index } = scan;
  const isLineEnd = next === '\n' || (next === '\r' && text.charAt(index + 2) === '\n');
  const length = next === '\r' && isLineEnd ? 3 : 2;
  if (!isLineEnd && frame.kind !== 'double') {
    // At the start of a line the grammar takes a backslash for a continuation of the line before.
    if (frame.kind === 'code') mask(scan, index, Math.min(index + length, text.length), 'x');
    advanceWord(scan, length);
    return;
  }
  // A continuation in the middle of a word joins its halves, which the grammar would read as two words.
  const isInWord = frame.kind === 'code' && !scan.atWordStart && /[^\s;&|<>()]/.test(text.charAt(index + length));
  if (isLineEnd && isInWord) mask(scan, index, index + length, 'x');
  // Before a comment, or at the end, the grammar has nothing to continue with.
  else if (isLineEnd && frame.kind === 'code') mask(scan, index, index + length, ' ');
  scan.index += length;
}

function readCode(scan: Scan, character: string, next: string): void {
  const { index } = scan;
  switch (character) {
    case ' ':
    case '\t':
    case '\r':
      scan.index += 1;
      scan.atWordStart = true;
      return;
    case '\n':
      scan.index += 1;
      if (scan.pending.length > 0) takeHereBodies(scan);
      separate(scan, 0);
      return;
    case '#':
      if (scan.atWordStart) skipComment(scan);
      else {
        mask(scan, index, index + 1, 'x');
        advanceWord(scan, 1);
      }
      return;
    case ';':
      readSemicolon(scan);
      return;
    case '&':
      readAmpersand(scan, next);
      return;
    case '|':
      if (next === '|') separate(scan, 2);
      else {
        scan.index += next === '&' ? 2 : 1;
        scan.tokens += 1;
        scan.frame.atCommand = true;
        scan.atWordStart = true;
      }
      return;
    case '<':
    case '>':
      readRedirection(scan, character, next);
      return;
    case '(':
      readParenthesis(scan, next);
      return;
    case ')':
      // Nothing was opened: the pattern of a `case`, or an error that the grammar will report.
      separate(scan, 1);
      return;
    default:
      readWord(scan);
  }
}

/** The ends of a branch of `case` other than `;;` are shown as it: before `esac` the grammar does not take them. */
function readSemicolon(scan: Scan): void {
  const sign = /^;(?:;&|;\||[;&|])/.exec(scan.text.slice(scan.index, scan.index + 3))?.[0] ?? ';';
  if (sign !== ';' && sign !== ';;') mask(scan, scan.index, scan.index + sign.length, ';;');
  separate(scan, sign.length);
}

function skipComment(scan: Scan): void {
  const { text } = scan;
  const start = scan.index;
  while (
    scan.index < text.length &&
    text.charAt(scan.index) !== '\n' &&
    (scan.frame.closer !== '`' || text.charAt(scan.index) !== '`')
  ) {
    scan.index += 1;
  }
  mask(scan, start, scan.index, ' ');
}

function readAmpersand(scan: Scan, next: string): void {
  const { text, index, dialect } = scan;
  if (next === '>' || /[<>]/.test(text.charAt(index - 1))) {
    scan.index += 1;
    return;
  }
  const isZshBackground = dialect === 'zsh' && (next === '!' || (next === '|' && text.charAt(index + 2) !== '|'));
  if (isZshBackground) mask(scan, index + 1, index + 2, ' ');
  separate(scan, next === '&' || isZshBackground ? 2 : 1);
}

function readRedirection(scan: Scan, character: string, next: string): void {
  scan.atWordStart = true;
  if (next === '(') push(scan, 'code', ')', 2);
  else if (character !== '<' || next !== '<') {
    if (character === '<' && next === '>') mask(scan, scan.index + 1, scan.index + 2, ' ');
    const isForced = scan.dialect === 'zsh' && character === '>' && next === '!';
    if (isForced) mask(scan, scan.index + 1, scan.index + 2, '|');
    scan.index += isForced || next === '>' || next === '&' || next === '|' ? 2 : 1;
    scan.tokens += 1;
  } else if (scan.text.charAt(scan.index + 2) === '<') {
    mask(scan, scan.index + 1, scan.index + 3, ' ');
    scan.index += 3;
  } else readHereOperator(scan);
}

function readParenthesis(scan: Scan, next: string): void {
  const { text, index, frame } = scan;
  const previous = text.charAt(index - 1);
  const isGlob =
    !scan.atWordStart &&
    next !== ')' &&
    (/[?*+@!]/.test(previous) || (/[^=$<>&|;(\s]/.test(previous) && !frame.atCommand));
  const isCasePattern = frame.cases > 0 && /\bin\s+$/.test(text.slice(Math.max(0, index - 20), index));
  const isZshAlternative =
    scan.dialect === 'zsh' && scan.atWordStart && !frame.atCommand && next !== '(' && next !== ')' && !isCasePattern;
  if (isGlob || isZshAlternative) {
    const close = plainClose(text, index + 1, '(', ')');
    if (close !== undefined && (isGlob || text.slice(index, close).includes('|'))) {
      mask(scan, index, close + 1, 'x');
      advanceWord(scan, close + 1 - index);
      return;
    }
  }
  const isLoopHead = /\bfor\s*$/.test(text.slice(Math.max(0, index - 8), index));
  if (next === '(' && scan.atWordStart && !isLoopHead && readArithmetic(scan, index + 2)) {
    frame.atCommand = true;
    scan.atWordStart = true;
  } else if (next === ')') {
    if (scan.dialect === 'zsh' && scan.atWordStart && frame.atCommand) mask(scan, index, index + 2, ' ');
    scan.index += 2;
    if (scan.dialect === 'zsh') readShortBody(scan);
    frame.atCommand = true;
    scan.atWordStart = true;
  } else {
    // Two groups, which the grammar takes for arithmetic.
    const isGroup = next === '(' && !isLoopHead && (isGroupInside(text, index + 2) || text.indexOf('))', index) === -1);
    if (isGroup) mask(scan, index, index + 1, '( ');
    push(scan, 'code', ')', 1);
  }
}

/** zsh: `f() command`, whose body is one simple command, shown as a group. */
function readShortBody(scan: Scan): void {
  SHORT_BODY.lastIndex = scan.index;
  const body = SHORT_BODY.exec(scan.text)?.[0];
  if (body === undefined) return;
  const end = scan.index + body.length;
  scan.edits.push({ start: scan.index, end: scan.index + 1, replacement: ' { ' });
  scan.edits.push({ start: end, end, replacement: '; }' });
  scan.index = end;
  scan.tokens += 4;
}

function readWord(scan: Scan): void {
  const { text, index, dialect, frame } = scan;
  PLAIN.lastIndex = index;
  const plain = PLAIN.exec(text)?.[0] ?? text.charAt(index);
  const end = index + plain.length;
  const isWhole = scan.atWordStart && (end === text.length || /[\s;&|<>()`]/.test(text.charAt(end)));
  if (dialect === 'zsh' && scan.atWordStart && plain === '=' && text.charAt(end) === '(') {
    mask(scan, index, end, '<');
    push(scan, 'code', ')', 2);
  } else if (!isWhole || (!frame.atCommand && !CLOSING.test(plain))) {
    const isAssignment = frame.atCommand && /^\w+\+?=/.test(plain);
    advanceWord(scan, plain.length);
    frame.atCommand = isAssignment;
  } else {
    BLANK.lastIndex = end;
    BLANK.exec(text);
    const { atCommand } = frame;
    const place = { text, dialect, start: index, end, following: BLANK.lastIndex, atCommand, braces: scan.braces };
    if (atCommand || plain === '}') nest(scan, plain);
    const effect = disguiseKeyword(plain, place);
    for (const edit of effect.edits) mask(scan, edit.start, edit.end, edit.replacement);
    scan.braces = Math.max(0, scan.braces + effect.braces);
    frame.cases = Math.max(0, frame.cases + effect.cases);
    scan.tokens += 1;
    scan.index = effect.resume;
    frame.atCommand = effect.atCommand;
    scan.atWordStart = effect.resume > end;
  }
}

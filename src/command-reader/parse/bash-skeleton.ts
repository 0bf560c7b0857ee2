import type { Shell, Span } from '../types';
import { disguiseKeyword, type KeywordPlace } from './bash-keywords';
import { applyEdits, type Edit, endOfAnsiString, plainClose } from './bash-masks';

/**
 * The shape of a text for bash, zsh or sh: where quotes, substitutions and here-documents begin and end.
 *
 * The bash grammar misreads several things that people type (two here-documents on a line, a continuation inside a word,
 * extended globs, and everything that only zsh has). `masked` has the same length as the text, with such parts replaced by
 * something plain that the grammar reads as the same structure. Words are then taken from the text itself, at the same offsets.
 */
export interface Skeleton {
  readonly masked: string;
  /** By the offset of their `<<`. */
  readonly hereDocuments: ReadonlyMap<number, HereDocument>;
  /** Where commands at the outermost level end, for reading the parts of a text that is not accepted as a whole. */
  readonly breaks: readonly Break[];
  /** Where a quote, substitution or group starts that is never closed, or nesting goes deeper than anybody types. */
  readonly brokenAt: number | undefined;
  /** Where the first substitution or group ends. */
  readonly firstEnd: number | undefined;
}

export interface HereDocument {
  readonly body: Span;
  /** The delimiter was quoted, so that nothing in the body expands. */
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
}

export interface Break {
  /** After the separator. */
  readonly offset: number;
  readonly braces: number;
}

export type Dialect = Extract<Shell, 'bash' | 'zsh' | 'sh'>;

interface Frame {
  readonly kind: 'code' | 'double' | 'parameter' | 'arithmetic';
  readonly closer: string;
  readonly start: number;
  /** `case` without `esac` so far: a `)` ends a pattern. */
  cases: number;
  atCommand: boolean;
}

const MAXIMUM_DEPTH = 60;
const PLAIN = /[^\s;&|<>()$`'"\\#]+/y;
const DELIMITER = /[ \t]*((?:\\.|'[^'\n]*'|"[^"\n]*"|[^\s;&|<>()'"\\])+)/y;
const BLANK = /[ \t]*/y;

export function scanSkeleton(text: string, dialect: Dialect, scope: 'whole' | 'first-group' = 'whole'): Skeleton {
  const edits: Edit[] = [];
  const breaks: Break[] = [];
  const hereDocuments = new Map<number, HereDocument>();
  const pending: {
    readonly operator: number;
    readonly delimiter: string;
    readonly quoted: boolean;
    readonly stripsTabs: boolean;
  }[] = [];
  const outermost: Frame = { kind: 'code', closer: '', start: 0, cases: 0, atCommand: true };
  const stack: Frame[] = [outermost];
  let frame = outermost;
  let braces = 0;
  let tooDeepAt: number | undefined;
  let firstEnd: number | undefined;
  let atWordStart = true;
  let index = 0;

  const push = (kind: Frame['kind'], closer: string, length: number) => {
    frame = { kind, closer, start: index, cases: 0, atCommand: true };
    stack.push(frame);
    index += length;
    atWordStart = true;
  };
  const pop = () => {
    stack.pop();
    frame = stack.at(-1) ?? outermost;
    index += 1;
    atWordStart = false;
    if (stack.length === 1) firstEnd ??= index;
  };
  const separate = (length: number) => {
    index += length;
    frame.atCommand = true;
    atWordStart = true;
    if (stack.length === 1) breaks.push({ offset: index, braces });
  };
  const word = (length: number) => {
    index += length;
    frame.atCommand = false;
    atWordStart = false;
  };
  const mask = (start: number, end: number, fill: string) => {
    if (end > start) edits.push({ start, end, fill });
  };

  while (index < text.length && (scope === 'whole' || firstEnd === undefined)) {
    if (stack.length > MAXIMUM_DEPTH) {
      tooDeepAt = stack[1]?.start;
      break;
    }
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === '\\') {
      readEscape(next);
      continue;
    }
    if (character === frame.closer) {
      if (character === ')' && frame.cases > 0) separate(1);
      else pop();
      continue;
    }
    if (character === '$' || character === '`') {
      readExpansion(character, next);
      continue;
    }
    if (frame.kind === 'double') {
      index += 1;
      continue;
    }
    if (character === "'") {
      const end = text.indexOf("'", index + 1);
      if (end === -1) break;
      word(end + 1 - index);
      continue;
    }
    if (character === '"') {
      word(0);
      push('double', '"', 1);
      continue;
    }
    if (frame.kind === 'code') readCode(character, next);
    else if (character === '(') push(frame.kind, ')', 1);
    else index += 1;
  }
  if (index >= text.length && pending.length > 0) takeBodies();
  return { masked: applyEdits(text, edits), hereDocuments, breaks, brokenAt: brokenAt(), firstEnd };

  function brokenAt(): number | undefined {
    if (tooDeepAt !== undefined) return tooDeepAt;
    if (index < text.length) return stack[1]?.start ?? index;
    return stack[1]?.start;
  }

  function readEscape(next: string): void {
    const isLineEnd = next === '\n' || (next === '\r' && text.charAt(index + 2) === '\n');
    const length = next === '\r' && isLineEnd ? 3 : 2;
    if (!isLineEnd) {
      if (frame.kind === 'double') index += length;
      else word(length);
      return;
    }
    // A continuation in the middle of a word joins its halves, which the grammar would read as two words.
    const after = text.charAt(index + length);
    if (frame.kind === 'code' && !atWordStart && /[^\s;&|<>()]/.test(after)) mask(index, index + length, 'x');
    index += length;
  }

  function readExpansion(character: string, next: string): void {
    if (frame.kind === 'code') frame.atCommand = false;
    if (character === '`') return push('code', '`', 1);
    if (next === '"' && frame.kind === 'code') {
      // The grammar leaves the dollar sign of `$"…"` out of the string; as a plain character it is in the same word.
      mask(index, index + 1, 'x');
      index += 1;
      return;
    }
    if (next === "'" && frame.kind !== 'double') {
      const end = endOfAnsiString(text, index + 2);
      // An unclosed `$'` leaves the loop as any unclosed quote does: by the frame that never ends.
      if (end === undefined) push('arithmetic', '\u0000', text.length - index);
      else word(end - index);
      return;
    }
    if (next === '{') {
      const close = plainClose(text, index + 2, '{', '}');
      if (close === undefined) return push('parameter', '}', 2);
      if (!/^\w+$/.test(text.slice(index + 2, close))) mask(index + 2, close, 'x');
      index = close + 1;
    } else if (next === '(' && text.charAt(index + 2) === '(' && !readArithmetic(index + 3)) {
      push('arithmetic', ')', 2);
      push('arithmetic', ')', 1);
    } else if (next === '(' && text.charAt(index + 2) !== '(') {
      return push('code', ')', 2);
    } else if (next !== '(' && !text.startsWith('$((', index)) {
      index += 1;
    }
    atWordStart = false;
  }

  /** `((…))` without substitutions: masked, because nothing in it is a command. Leaves the index after it. */
  function readArithmetic(inside: number): boolean {
    const close = plainClose(text, inside, '(', ')');
    if (close === undefined || text.charAt(close + 1) !== ')' || close === inside) return false;
    mask(inside, close, 'x');
    index = close + 2;
    return true;
  }

  function readCode(character: string, next: string): void {
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
        index += 1;
        atWordStart = true;
        return;
      case '\n':
        separate(1);
        if (pending.length > 0) takeBodies();
        return;
      case '#':
        if (!atWordStart) return word(1);
        while (index < text.length && text.charAt(index) !== '\n' && text.charAt(index) !== frame.closer) index += 1;
        return;
      case ';':
        return separate(/^;(?:;&|;\||[;&|])/.exec(text.slice(index, index + 3))?.[0].length ?? 1);
      case '&':
        if (next === '>' || text.charAt(index - 1) === '<' || text.charAt(index - 1) === '>') {
          index += 1;
          return;
        }
        if (dialect === 'zsh' && (next === '!' || (next === '|' && text.charAt(index + 2) !== '|')))
          mask(index + 1, index + 2, ' ');
        return separate(next === '&' || next === '!' ? 2 : 1);
      case '|':
        if (next === '|') return separate(2);
        index += next === '&' ? 2 : 1;
        frame.atCommand = true;
        atWordStart = true;
        return;
      case '<':
      case '>':
        return readRedirection(character, next);
      case '(':
        return readParenthesis(next);
      case ')':
        // Nothing was opened: the pattern of a `case`, or an error that the grammar will report.
        return separate(1);
      default:
        return readWord();
    }
  }

  function readRedirection(character: string, next: string): void {
    atWordStart = true;
    if (next === '(') return push('code', ')', 2);
    if (character === '<' && next === '<') {
      if (text.charAt(index + 2) === '<') {
        mask(index + 1, index + 3, ' ');
        index += 3;
        return;
      }
      return readHereOperator();
    }
    index += next === '>' || next === '&' || next === '|' ? 2 : 1;
  }

  function readHereOperator(): void {
    const stripsTabs = text.charAt(index + 2) === '-';
    DELIMITER.lastIndex = index + (stripsTabs ? 3 : 2);
    const word = DELIMITER.exec(text)?.[1];
    if (word === undefined) {
      index += 2;
      return;
    }
    pending.push({
      operator: index,
      delimiter: word.replace(/['"]|\\(.)/g, '$1'),
      quoted: /['"\\]/.test(word),
      stripsTabs,
    });
    mask(index + 1, DELIMITER.lastIndex, 'x');
    index = DELIMITER.lastIndex;
    atWordStart = false;
  }

  function takeBodies(): void {
    for (const { operator, delimiter, quoted, stripsTabs } of pending.splice(0)) {
      const start = index;
      let end = text.length;
      while (index < text.length) {
        const lineEnd = text.indexOf('\n', index);
        const stop = lineEnd === -1 ? text.length : lineEnd;
        const line = text.slice(index, stop).replace(/\r$/, '');
        const lineStart = index;
        index = Math.min(stop + 1, text.length);
        if ((stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter) {
          end = lineStart;
          break;
        }
      }
      hereDocuments.set(operator, { body: { start, end }, quoted, stripsTabs });
      mask(start, index, ' ');
      // `$(cat <<EOF … EOF)`: bash accepts the closing parenthesis right after the delimiter.
    }
  }

  function readParenthesis(next: string): void {
    const isGlob = !atWordStart && /[^=$<>&|;(\s]/.test(text.charAt(index - 1)) && next !== ')' && !frame.atCommand;
    if (isGlob || (!atWordStart && /[?*+@!]/.test(text.charAt(index - 1)) && next !== ')')) {
      const close = plainClose(text, index + 1, '(', ')');
      if (close !== undefined) {
        mask(index, close + 1, 'x');
        return word(close + 1 - index);
      }
    }
    if (
      next === '(' &&
      atWordStart &&
      !/\bfor\s*$/.test(text.slice(Math.max(0, index - 8), index)) &&
      readArithmetic(index + 2)
    ) {
      frame.atCommand = true;
      atWordStart = true;
      return;
    }
    if (next === ')') {
      if (dialect === 'zsh' && atWordStart && frame.atCommand) mask(index, index + 2, ' ');
      index += 2;
      frame.atCommand = true;
      atWordStart = true;
      return;
    }
    push('code', ')', 1);
  }

  function readWord(): void {
    PLAIN.lastIndex = index;
    const plain = PLAIN.exec(text)?.[0] ?? text.charAt(index);
    const end = index + plain.length;
    const isWhole = atWordStart && (end === text.length || /[\s;&|<>()]/.test(text.charAt(end)));
    if (!isWhole) {
      if (dialect === 'zsh' && atWordStart && plain === '=' && text.charAt(end) === '(') {
        mask(index, end, '<');
        return push('code', ')', 2);
      }
      const wasAtCommand = frame.atCommand && /^\w+\+?=/.test(plain);
      word(plain.length);
      frame.atCommand = wasAtCommand;
      return;
    }
    BLANK.lastIndex = end;
    BLANK.exec(text);
    const place: KeywordPlace = {
      text,
      dialect,
      start: index,
      end,
      following: BLANK.lastIndex,
      atCommand: frame.atCommand,
      braces,
    };
    const effect = disguiseKeyword(plain, place);
    for (const edit of effect.edits) mask(edit.start, edit.end, edit.fill);
    braces = Math.max(0, braces + effect.braces);
    frame.cases = Math.max(0, frame.cases + effect.cases);
    index = effect.resume;
    frame.atCommand = effect.atCommand;
    atWordStart = effect.resume > end;
  }
}

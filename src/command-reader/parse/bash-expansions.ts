import { endOfAnsiString, plainClose } from './bash-masks';
import { advanceWord, LONG_TEXT, mask, push, type Scan } from './bash-scan';

/** `$…` or a backtick; false when a string never ends. */
export function readExpansion(scan: Scan, character: string, next: string): boolean {
  const { text, index } = scan;
  if (scan.frame.kind === 'code') advanceWord(scan, 0);
  if (character === '`') {
    // Inside `${…}` the grammar knows the other form alone.
    if (isInParameter(scan)) mask(scan, index, index + 1, '$(');
    push(scan, 'code', '`', 1);
  } else if (next === '"' && scan.frame.kind === 'code') {
    // The grammar leaves the dollar sign of `$"…"` out of the string; as a plain character it is in the same word.
    mask(scan, index, index + 1, 'x');
    scan.index += 1;
  } else if (next === "'" && scan.frame.kind !== 'double') {
    const end = endOfAnsiString(text, index + 2);
    if (end === undefined) return false;
    advanceWord(scan, end - index);
  } else if (next === '{') {
    const close = plainClose(text, index + 2, '{', '}');
    if (close === undefined) openParameter(scan);
    else {
      if (!/^\w+$/.test(text.slice(index + 2, close))) mask(scan, index + 2, close, 'x');
      scan.index = close + 1;
    }
  } else if (next !== '(') {
    // zsh's `$+x`, `$^x`, `$=x` and `$~x`.
    const isFlagged = scan.dialect === 'zsh' && /^[+^=~][\w{]/.test(text.slice(index + 1, index + 3));
    if (isFlagged) mask(scan, index, index + 2, '$');
    scan.index += isFlagged ? 2 : 1;
  } else if (text.charAt(index + 2) !== '(') push(scan, 'code', ')', 2);
  else if (isGroupInside(text, index + 3)) {
    mask(scan, index, index + 2, '$( ');
    push(scan, 'code', ')', 2);
  } else if (!readArithmetic(scan, index + 3)) {
    push(scan, 'arithmetic', ')', 2);
    push(scan, 'arithmetic', ')', 1);
  }
  return true;
}

/** `((a) | b)`: the second parenthesis is closed before the first, so that both are groups; `inside` is the offset after them. */
export function isGroupInside(text: string, inside: number): boolean {
  const close = plainClose(text, inside, '(', ')');
  return close !== undefined && text.charAt(close + 1) !== ')';
}

export function isInParameter(scan: Scan): boolean {
  return scan.stack.length > 1 && scan.stack.some((frame) => frame.kind === 'parameter');
}

/** zsh's `${(f)"$(…)"}`: the grammar knows no flags, so that it is shown as text around the substitution. */
function openParameter(scan: Scan): void {
  const flags =
    scan.dialect === 'zsh'
      ? /^\$\{(?:\([^()\n]*\)|(?=\$))/.exec(scan.text.slice(scan.index, scan.index + LONG_TEXT))?.[0]
      : undefined;
  if (flags !== undefined) mask(scan, scan.index, scan.index + flags.length, 'x');
  push(scan, flags === undefined ? 'parameter' : 'flagged-parameter', '}', flags?.length ?? 2);
}

/** `((…))` without substitutions: masked, because nothing in it is a command. Leaves the index after it. */
export function readArithmetic(scan: Scan, inside: number): boolean {
  const close = plainClose(scan.text, inside, '(', ')');
  if (close === undefined || scan.text.charAt(close + 1) !== ')' || close === inside) return false;
  mask(scan, inside, close, 'x');
  scan.index = close + 2;
  return true;
}

import type { Output } from './outputs';
import type { Span } from './types';
import { literalWord } from './words';

/** A file that an expression of PowerShell fills, which is no command: its path and what is in it. */
export interface FilledFile {
  readonly path: string;
  readonly output: Output;
}

const FETCHED = /\.DownloadFile\(\s*["']([^"'\n]{1,500})["']\s*,\s*(["'])([^"'\n]{1,300})\2/gi;
const WRITTEN =
  /(?:^|[;\n{])[^\S\n]*(?:'([^'\n]{1,2000})'|"([^"$`\n]{1,2000})")[^\S\n]*>{1,2}[^\S\n]*([\w.\\/:~-]{1,300})/g;

/** `(New-Object Net.WebClient).DownloadFile('url', 'a.ps1')` and `'claude -p hi' > a.ps1`. */
export function filesFilled(text: string): readonly FilledFile[] {
  const fetched = [...text.matchAll(FETCHED)].map(({ 0: whole, 1: url = '', 3: path = '', index }): FilledFile => {
    const word = literalWord(url, { start: index, end: index + whole.length });
    return { path, output: { kind: 'fetched', url, word } };
  });
  const written = [...text.matchAll(WRITTEN)].map(
    ({ 0: whole, 1: single, 2: double = '', 3: path = '', index }): FilledFile => {
      const word = literalWord(single ?? double, { start: index, end: index + whole.length });
      return { path, output: { kind: 'text', words: [word] } };
    },
  );
  return [...fetched, ...written];
}

/** How far back a value is looked for. */
const farthest = 2_000;

/** Where the last value of a variable before an offset is written: of `$name`, `$name.Content`, `[scriptblock]::Create($name)`. */
export function valueAssigned(text: string, used: string, before: number): Span | undefined {
  const name = /^(?:\(?\[scriptblock\]::create\(\s*)?\(?\$(\w{1,60})(?:\.Content)?[\s)|]*$/i.exec(used.trim())?.[1];
  if (name === undefined) return undefined;
  const from = Math.max(0, before - farthest);
  const earlier = text.slice(from, before).toLowerCase();
  const sought = `$${name.toLowerCase()}`;
  let at = earlier.lastIndexOf(sought);
  while (at > 0 && !isAssigned(earlier, at + sought.length)) at = earlier.lastIndexOf(sought, at - 1);
  if (at < 0 || !isAssigned(earlier, at + sought.length)) return undefined;
  const start = earlier.indexOf('=', at) + from + 1;
  const length = text.slice(start, before).search(/[\n;]/);
  return length < 0 ? undefined : { start, end: start + length };
}

const ASSIGNED = /[^\S\n]*=(?!=)/y;

function isAssigned(text: string, index: number): boolean {
  ASSIGNED.lastIndex = index;
  return ASSIGNED.test(text);
}

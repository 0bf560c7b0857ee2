import type { Scalar } from 'yaml';
import { mappedSource, plainSource, type SourceText } from './source-text';

/**
 * The way from a scalar's value back to the file. In every style the characters of a value that are not white space stand in the
 * file in the same order, escapes aside, so that the two can be laid side by side; white space, which folding and indentation
 * change, is taken to stand where the file has some.
 */
export function yamlSource(
  value: string,
  text: string,
  start: number,
  end: number,
  type: Scalar.Type | undefined,
): SourceText {
  if (text.startsWith(value, start) && value.length === end - start) return plainSource(value, start);
  const offsets = new Array<number>(value.length);
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    if (type === 'QUOTE_DOUBLE') at = pastFold(text, at, end, value[index] ?? '');
    else if (!isSpace(value, index)) at = pastSpace(text, at, end);
    offsets[index] = Math.min(at, end);
    if (type === 'QUOTE_DOUBLE') at = pastEscape(text, at);
    else if (type === 'QUOTE_SINGLE' && value[index] === "'") at += 2;
    else if (!isSpace(value, index) || isSpace(text, at)) at += 1;
  }
  return mappedSource(value, offsets, end);
}

function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 32 || code === 10 || code === 9 || code === 13;
}

function pastSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text, at)) at += 1;
  return at;
}

/** Line ends that a double-quoted scalar folds or escapes away, with the indentation behind them. */
function pastFold(text: string, from: number, end: number, wanted: string): number {
  let at = from;
  while (at < end && text[at] === '\\' && (text[at + 1] === '\n' || text[at + 1] === '\r'))
    at = pastSpace(text, at + 1, end);
  return wanted === ' ' || wanted === '\n' || wanted === '\t' ? at : pastSpace(text, at, end);
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function pastEscape(text: string, at: number): number {
  if (text[at] !== '\\') return at + 1;
  return at + (escapeLengths[text[at + 1] ?? ''] ?? 2);
}

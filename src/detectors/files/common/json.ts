import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { mappedSource, plainSource, type SourceText } from './source-text';
import { deepestNesting, type Entry, type Parsed, type StringValue, type Value } from './tree';

/** JSON with comments and trailing commas, whatever the file's own reader allows: a finding is better than a complaint. */
export function parseJson(text: string): Parsed {
  if (isDeep(text)) return { roots: [], faults: [{ offset: 0, why: 'it is nested too deeply' }] };
  const errors: ParseError[] = [];
  // A byte order mark is no fault; what takes its place keeps the rest where it is.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true, disallowComments: false });
  const [first] = errors;
  const faults = first === undefined ? [] : [{ offset: first.offset, why: `broken JSON: ${wordsFor(first)}` }];
  const value = root && convertValue(root, text);
  return { roots: value === undefined ? [] : [value], faults };
}

function wordsFor(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

function convertValue(node: Node, text: string): Value {
  const spot = { start: node.offset, end: node.offset + node.length };
  switch (node.type) {
    case 'object':
      return { kind: 'object', ...spot, entries: (node.children ?? []).flatMap((child) => entryOf(child, text)) };
    case 'array':
      return { kind: 'array', ...spot, items: (node.children ?? []).map((child) => convertValue(child, text)) };
    case 'string':
      return stringOf(node, text);
    default:
      return { kind: 'other', ...spot, value: node.value };
  }
}

function entryOf(property: Node, text: string): readonly Entry[] {
  const [key, value] = property.children ?? [];
  if (key?.type !== 'string' || value === undefined) return [];
  return [{ key: stringOf(key, text), value: convertValue(value, text) }];
}

function stringOf(node: Node, text: string): StringValue {
  const value = String(node.value);
  const start = node.offset + 1;
  const end = Math.max(start, node.offset + node.length - 1);
  return { kind: 'string', text: value, start, end, source: () => sourceOf(value, text, start, end) };
}

function sourceOf(value: string, text: string, start: number, end: number): SourceText {
  if (value.length === end - start) return plainSource(value, start);
  const offsets: number[] = [];
  for (let at = start; at < end && offsets.length < value.length; ) {
    offsets.push(at);
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  return mappedSource(value, offsets, end);
}

/** Whether brackets nest beyond the limit; strings and comments are passed over. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index + 1);
    else if (code === 47 && text[index + 1] === '/') index = until(text, '\n', index);
    else if (code === 47 && text[index + 1] === '*') index = until(text, '*/', index + 2);
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === 34 || code === 10) return index;
  }
  return text.length;
}

function until(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

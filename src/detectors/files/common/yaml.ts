import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isPair,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import {
  deepestNesting,
  type Entry,
  type Fault,
  mostExpanded,
  type Parsed,
  type StringValue,
  type Value,
} from './tree';
import { yamlSource } from './yaml-strings';

/**
 * YAML with the places of all parts. The library's own `parseAllDocuments` recurses as deep as the text nests and spends a
 * second on each thousand errors, so its parts are put together here: what nests too deeply is not composed at all.
 */
export function parseYaml(text: string): Parsed {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) return { roots: [], faults: [{ offset: deep, why: 'it is nested too deeply' }] };
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', merge: true });
  const roots: Value[] = [];
  const faults: Fault[] = [];
  for (const document of composer.compose(tokens, true, text.length)) {
    // The library measures a key from the blank before it, which is long where steps were left out as of no interest.
    const error = document.errors.find(({ code }) => code !== 'KEY_OVER_1024_CHARS');
    if (error !== undefined && faults.length === 0)
      faults.push({ offset: Math.min(error.pos[0], text.length), why: `broken YAML: ${firstLine(error.message)}` });
    const converted = convert(document, text);
    if (converted.value !== undefined) roots.push(converted.value);
    if (converted.fault !== undefined && faults.length === 0) faults.push(converted.fault);
  }
  return { roots, faults };
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

/** The offset of what lies below the limit, found without recursion. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const waiting: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > deepestNesting) return token.offset;
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) waiting.push({ token: key, depth: depth + 1 });
      if (value) waiting.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

interface Conversion {
  readonly text: string;
  readonly anchors: Map<string, Sized>;
  fault: Fault | undefined;
}

/** A value, and how many values it holds with its aliases followed. */
interface Sized {
  readonly value: Value;
  readonly size: number;
}

function convert(
  document: Document.Parsed,
  text: string,
): { readonly value: Value | undefined; readonly fault: Fault | undefined } {
  const conversion: Conversion = { text, anchors: new Map(), fault: undefined };
  const value = document.contents === null ? undefined : convertValue(document.contents, conversion).value;
  return { value, fault: conversion.fault };
}

function convertValue(node: ParsedNode | null, conversion: Conversion): Sized {
  const sized = converted(node, conversion);
  const anchor = node !== null && 'anchor' in node ? node.anchor : undefined;
  if (anchor !== undefined) conversion.anchors.set(anchor, sized);
  return sized;
}

function converted(node: ParsedNode | null, conversion: Conversion): Sized {
  const [start, end] = node?.range ?? [0, 0];
  if (node === null) return { value: { kind: 'other', start, end, value: null }, size: 1 };
  if (isAlias(node)) {
    // An alias stands for its anchor, whose place is the one to show; one that is not there yet stands for nothing.
    return conversion.anchors.get(node.source) ?? { value: { kind: 'other', start, end, value: undefined }, size: 1 };
  }
  if (isScalar(node)) {
    const { value } = node;
    if (typeof value !== 'string') return { value: { kind: 'other', start, end, value }, size: 1 };
    return { value: stringOf(node as Scalar.Parsed, conversion.text), size: 1 };
  }
  let size = 1;
  const fits = (part: Sized): boolean => {
    if (size + part.size > mostExpanded) {
      conversion.fault ??= { offset: start, why: 'its aliases stand for too much' };
      return false;
    }
    size += part.size;
    return true;
  };
  if (isSeq(node)) {
    const items: Value[] = [];
    for (const item of node.items) {
      const part = convertValue(isPair(item) ? null : (item as ParsedNode), conversion);
      if (fits(part)) items.push(part.value);
    }
    return { value: { kind: 'array', start, end, items }, size };
  }
  const entries: Entry[] = [];
  for (const { key, value } of node.items) {
    const name = convertValue(key as ParsedNode, conversion).value;
    const part = convertValue(value as ParsedNode | null, conversion);
    if (!fits(part)) continue;
    if (isMerge(key as ParsedNode)) entries.unshift(...merged(part.value));
    else entries.push({ key: keyOf(name, conversion.text), value: part.value });
  }
  return { value: { kind: 'object', start, end, entries }, size };
}

/** `<<: *defaults`; its entries come first, so that the map's own win. */
function isMerge(key: ParsedNode): boolean {
  return isScalar(key) && (key as Scalar.Parsed).source === '<<';
}

function merged(value: Value): readonly Entry[] {
  if (value.kind === 'object') return value.entries;
  return value.kind === 'array' ? value.items.flatMap((item) => (item.kind === 'object' ? item.entries : [])) : [];
}

/** Keys such as `on` (read as a boolean by old YAML) or `1` are their own text. */
function keyOf(key: Value, text: string): StringValue {
  if (key.kind === 'string') return key;
  const { start, end } = key;
  const written = key.kind === 'other' ? text.slice(start, end) : '';
  return {
    kind: 'string',
    text: written,
    start,
    end,
    source: () => ({ text: written, at: (offset) => start + offset }),
  };
}

function stringOf(scalar: Scalar.Parsed, text: string): StringValue {
  const value = String(scalar.value);
  const [from, to] = scalar.range;
  const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
  const block = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL';
  const start = quoted ? from + 1 : block ? startOfBlock(text, from, to) : from;
  const end = quoted ? Math.max(start, to - 1) : to;
  return { kind: 'string', text: value, start, end, source: () => yamlSource(value, text, start, end, scalar.type) };
}

/** Past the header `|-` and its comment, at the first line of the text. */
function startOfBlock(text: string, from: number, to: number): number {
  const line = text.indexOf('\n', from);
  if (line < 0 || line >= to) return to;
  return line + 1;
}

import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { mappedSource, plainSource, type SourceText } from './source-text';
import { deepestNesting, type Entry, type Parsed, plainString, type StringValue, type Value } from './tree';

/** TOML with the places of all parts. Reading ends at the first fault, as the library has it. */
export function parseToml(text: string): Parsed {
  if (isDeep(text)) return { roots: [], faults: [{ offset: 0, why: 'it is nested too deeply' }] };
  try {
    const [top] = parseTOML(text, { tomlVersion: '1.1' }).body;
    const root: Building = { kind: 'object', start: 0, end: text.length, entries: [] };
    for (const part of top.body) {
      if (part.type === 'TOMLKeyValue') addKeyValue(root, part, text);
      else addTable(root, part, text);
    }
    return { roots: [root], faults: [] };
  } catch (fault) {
    if (!(fault instanceof ParseError)) throw fault;
    return { roots: [], faults: [{ offset: fault.index, why: `broken TOML: ${fault.message}` }] };
  }
}

interface Building {
  readonly kind: 'object';
  readonly start: number;
  readonly end: number;
  readonly entries: Entry[];
}

function addTable(root: Building, table: AST.TOMLTable, text: string): void {
  const keys = table.key.keys;
  const [start, end] = table.range;
  const fresh: Building = { kind: 'object', start, end, entries: [] };
  const last = keys.at(-1);
  if (last === undefined) return;
  const owner = descend(root, keys.slice(0, -1));
  const key = keyOf(last);
  const known = owner.entries.find((entry) => entry.key.text === key.text)?.value;
  if (table.kind === 'array') {
    if (known?.kind === 'array') (known.items as Value[]).push(fresh);
    else owner.entries.push({ key, value: { kind: 'array', start, end, items: [fresh] } });
  } else if (known?.kind !== 'object') owner.entries.push({ key, value: fresh });
  const target = known?.kind === 'object' ? (known as Building) : fresh;
  for (const part of table.body) addKeyValue(target, part, text);
}

function addKeyValue(owner: Building, part: AST.TOMLKeyValue, text: string): void {
  const keys = part.key.keys;
  const last = keys.at(-1);
  if (last === undefined) return;
  descend(owner, keys.slice(0, -1)).entries.push({ key: keyOf(last), value: convertValue(part.value, text) });
}

/** The table that dotted keys lead to; of a list of tables the last one, as TOML has it. */
function descend(from: Building, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[]): Building {
  let owner = from;
  for (const one of keys) {
    const key = keyOf(one);
    const known = owner.entries.find((entry) => entry.key.text === key.text)?.value;
    const inner = known?.kind === 'array' ? known.items.at(-1) : known;
    if (inner?.kind === 'object') {
      // Made by `addTable` or below, and still being filled.
      owner = inner as Building;
      continue;
    }
    const fresh: Building = { kind: 'object', start: key.start, end: key.end, entries: [] };
    owner.entries.push({ key, value: fresh });
    owner = fresh;
  }
  return owner;
}

function keyOf(key: AST.TOMLBare | AST.TOMLQuoted): StringValue {
  return key.type === 'TOMLBare' ? plainString(key.name, key.range[0]) : plainString(key.value, key.range[0] + 1);
}

function convertValue(node: AST.TOMLContentNode, text: string): Value {
  const [start, end] = node.range;
  switch (node.type) {
    case 'TOMLArray':
      return { kind: 'array', start, end, items: node.elements.map((element) => convertValue(element, text)) };
    case 'TOMLInlineTable': {
      const table: Building = { kind: 'object', start, end, entries: [] };
      for (const part of node.body) addKeyValue(table, part, text);
      return table;
    }
    case 'TOMLValue':
      return node.kind === 'string'
        ? stringOf(node, text)
        : { kind: 'other', start, end, value: node.kind === 'boolean' ? node.value : undefined };
  }
}

function stringOf(node: AST.TOMLStringValue, text: string): StringValue {
  const [from, to] = node.range;
  const quotes = node.multiline ? 3 : 1;
  // A line end right behind the opening quotes is not part of the text.
  const opening = node.multiline ? (/^\r?\n/.exec(text.slice(from + 3, from + 5))?.[0].length ?? 0) : 0;
  const start = from + quotes + opening;
  const end = Math.max(start, to - quotes);
  const { value, style } = node;
  return {
    kind: 'string',
    text: value,
    start,
    end,
    source: () => sourceOf(value, text, start, end, style === 'basic'),
  };
}

function sourceOf(value: string, text: string, start: number, end: number, escapes: boolean): SourceText {
  if (text.startsWith(value, start)) return plainSource(value, start);
  const offsets: number[] = [];
  for (let at = start; at < end && offsets.length < value.length; ) {
    if (escapes && text[at] === '\\' && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 100))) {
      // A line end that is escaped away, with the white space behind it.
      at += 1;
      while (at < end && /\s/.test(text[at] ?? '')) at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n' && value[offsets.length] === '\n') at += 1;
    offsets.push(at);
    at += escapes && text[at] === '\\' ? (escapeLengths[text[at + 1] ?? ''] ?? 2) : 1;
  }
  return mappedSource(value, offsets, end);
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** The library recurses into lists and inline tables: brackets beyond the limit are not given to it. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) depth = Math.max(0, depth - 1);
    if (depth > deepestNesting) return true;
  }
  return false;
}

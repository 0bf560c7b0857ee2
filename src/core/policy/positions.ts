import { visit } from 'jsonc-parser';
import { type Fault, type JsonPath, type Problem, pathText, type Span } from './problem';
import { problemText } from './problem-text';

/** Where the parts of a policy text stand. */
export interface Positions {
  /** The places of values or of their fields' names; of the nearest thing around where a path leads nowhere. One pass for all. */
  spans(wanted: readonly Place[]): readonly Span[];
  span(path: JsonPath, on: Place['on']): Span;
  /** 1-based, both. */
  lineAndColumn(offset: number): { readonly line: number; readonly column: number };
}

export interface Place {
  readonly path: JsonPath;
  /** `start` is the first character of the value: the brace of an object in which something is missing. */
  readonly on: 'key' | 'value' | 'start';
}

/**
 * Positions in `text`, worked out when they are asked for: a policy without problems never pays for them. The text must have
 * been read by `readJson` before, which bounds how deeply it is nested; the parser is recursive.
 */
export function positionsIn(text: string): Positions {
  let starts: readonly number[] | undefined;
  const spans = (wanted: readonly Place[]) => findSpans(text, wanted);
  return {
    spans,
    span: (path, on) => spans([{ path, on }])[0] ?? { offset: 0, length: 0 },
    lineAndColumn(offset) {
      starts ??= lineStarts(text);
      return lineAndColumnOf(starts, offset);
    },
  };
}

/** Gives faults their places and words. */
export function locate(faults: readonly Fault[], positions: Positions): readonly Problem[] {
  const unplaced = faults.filter((fault) => fault.at === undefined);
  const spans = positions.spans(unplaced.map((fault) => ({ path: fault.path, on: fault.on ?? 'value' })));
  const found = new Map(unplaced.map((fault, index) => [fault, spans[index]]));
  return faults.map((fault) => {
    const span = fault.at ?? found.get(fault) ?? { offset: 0, length: 0 };
    return {
      code: fault.code,
      severity: fault.severity,
      path: pathText(fault.path),
      ...span,
      ...positions.lineAndColumn(span.offset),
      found: fault.found,
      expected: fault.expected,
      nearest: fault.nearest,
      message: problemText(fault),
    };
  });
}

/** The wanted paths as a tree, into which the places are written while the text goes by. */
interface Wanted {
  readonly within: Map<string | number, Wanted>;
  key: Span | undefined;
  value: Span | undefined;
}

/** No tree of the whole text is built: a hostile one has a million nodes, and a few hundred places are wanted at most. */
function findSpans(text: string, wanted: readonly Place[]): readonly Span[] {
  if (wanted.length === 0) return [];
  const root: Wanted = { within: new Map(), key: undefined, value: undefined };
  for (const { path } of wanted) addPath(root, path);
  walk(text, root);
  return wanted.map(({ path, on }) => spanOf(root, path, on));
}

function addPath(root: Wanted, path: JsonPath): void {
  let node = root;
  for (const part of path) {
    const next = node.within.get(part) ?? { within: new Map(), key: undefined, value: undefined };
    node.within.set(part, next);
    node = next;
  }
}

interface Open {
  /** Undefined in what nobody asked for. */
  readonly node: Wanted | undefined;
  readonly start: number;
  /** The index of the next item, or the field that is being read. */
  at: string | number;
}

function walk(text: string, root: Wanted): void {
  const open: Open[] = [];
  const child = (): Wanted | undefined => {
    const container = open.at(-1);
    if (container === undefined) return root;
    const node = container.node?.within.get(container.at);
    if (typeof container.at === 'number') container.at++;
    return node;
  };
  /** False keeps the parser from telling of what is within. */
  const begin = (start: number, at: string | number): boolean => {
    const node = child();
    open.push({ node, start, at });
    return node !== undefined;
  };
  const end = (offset: number, length: number) => {
    const closed = open.pop();
    if (closed?.node !== undefined)
      closed.node.value = { offset: closed.start, length: offset + length - closed.start };
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => begin(offset, ''),
      onArrayBegin: (offset) => begin(offset, 0),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (name, offset, length) => {
        const container = open.at(-1);
        if (container === undefined) return;
        container.at = name;
        const node = container.node?.within.get(name);
        if (node !== undefined) node.key = { offset, length };
      },
      onLiteralValue: (_, offset, length) => {
        const node = child();
        if (node !== undefined) node.value = { offset, length };
      },
    },
    { allowTrailingComma: true },
  );
}

function spanOf(root: Wanted, path: JsonPath, on: Place['on']): Span {
  let node: Wanted | undefined = root;
  let nearest = root;
  let exact = true;
  for (const part of path) {
    node = node?.within.get(part);
    if (node?.value === undefined) {
      exact = false;
      break;
    }
    nearest = node;
  }
  const value = nearest.value ?? { offset: 0, length: 0 };
  if (on === 'start') return { offset: value.offset, length: Math.min(1, value.length) };
  return on === 'key' && exact ? (nearest.key ?? value) : value;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) starts.push(index + 1);
  }
  return starts;
}

function lineAndColumnOf(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

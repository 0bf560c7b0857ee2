import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type Fault, type JsonPath, type Problem, pathText, type Span } from './problem';
import { problemText } from './problem-text';

/** Where the parts of a policy text stand. */
export interface Positions {
  /** The place of a value or of its field's name; of the nearest thing around it where the path leads nowhere. */
  span(path: JsonPath, on: 'key' | 'value' | 'start'): Span;
  /** 1-based, both. */
  lineAndColumn(offset: number): { readonly line: number; readonly column: number };
}

/**
 * Positions in `text`, worked out when the first is asked for: a policy without problems never pays for them. The text must
 * have been read by `readJson` before, which bounds how deeply it is nested; `parseTree` is recursive.
 */
export function positionsIn(text: string): Positions {
  let root: Node | undefined;
  let starts: readonly number[] | undefined;
  return {
    span(path, on) {
      root ??= parseTree(text, [], { allowTrailingComma: true });
      const node = root === undefined ? undefined : nearestNode(root, path);
      if (node === undefined) return { offset: 0, length: 0 };
      if (on === 'start') return { offset: node.offset, length: 1 };
      const key = on === 'key' && node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
      return { offset: (key ?? node).offset, length: (key ?? node).length };
    },
    lineAndColumn(offset) {
      starts ??= lineStarts(text);
      return lineAndColumnOf(starts, offset);
    },
  };
}

/** Gives faults their places and words. */
export function locate(faults: readonly Fault[], positions: Positions): readonly Problem[] {
  return faults.map((fault) => {
    const span = fault.at ?? positions.span(fault.path, fault.on ?? 'value');
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

function nearestNode(root: Node, path: JsonPath): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
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

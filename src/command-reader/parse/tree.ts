import type { Parser, Tree, TreeCursor } from 'web-tree-sitter';
import type { MaskedText } from './bash-masks';

/**
 * A syntax tree as plain objects. web-tree-sitter's own nodes live in WebAssembly memory until they are deleted, and every
 * property of theirs is a call; copying the few facts that reading needs, once, is faster and leaves nothing to dispose of.
 */
export interface TreeNode {
  readonly kind: string;
  /** The name that the grammar gives this child within its parent, such as `destination`. */
  readonly field: string | undefined;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The named children, and unnamed ones that have a field. */
  readonly children: readonly TreeNode[];
}

export type ParsedTree =
  | { readonly kind: 'tree'; readonly root: TreeNode }
  /** The grammar does not accept the text as a whole. */
  | { readonly kind: 'error' }
  /** Parsing it would take longer than a line may take. */
  | { readonly kind: 'too-costly' };

/** What is left for the parses of one reading. tree-sitter asks after every hundred operations whether to go on. */
export interface ParseBudget {
  operations: number;
}

export function startBudget(): ParseBudget {
  return { operations: MAXIMUM_OPERATIONS };
}

/** In hundreds; bounds the parses of one reading to some 20 ms without looking at a clock. */
const MAXIMUM_OPERATIONS = 250;
/** What a parse costs even when nothing asks. */
const CHARACTERS_PER_OPERATION = 500;
const MAXIMUM_DEPTH = 150;

/** Parses a text and copies the tree, at the original's offsets; nothing of it stays in WebAssembly memory. */
export function parseTree(parser: Parser, text: MaskedText, budget: ParseBudget): ParsedTree {
  budget.operations -= 1 + text.masked.length / CHARACTERS_PER_OPERATION;
  if (budget.operations <= 0) return { kind: 'too-costly' };
  const tree = parser.parse(text.masked, null, { progressCallback: () => --budget.operations < 0 });
  if (tree === null) {
    parser.reset();
    return { kind: 'too-costly' };
  }
  try {
    return tree.rootNode.hasError ? { kind: 'error' } : copyOf(tree, text);
  } finally {
    tree.delete();
  }
}

function copyOf(tree: Tree, text: MaskedText): ParsedTree {
  const cursor = tree.walk();
  try {
    const root = copyNode(cursor, 0, text.originalOffset);
    return root === undefined ? { kind: 'too-costly' } : { kind: 'tree', root };
  } finally {
    cursor.delete();
  }
}

/** Nothing for a node that is not kept. What is nested too deep (which the scan before does not let through) is left out. */
function copyNode(cursor: TreeCursor, depth: number, originalOffset: (offset: number) => number): TreeNode | undefined {
  const field = cursor.currentFieldName ?? undefined;
  if (field === undefined && !cursor.nodeIsNamed) return undefined;
  const children: TreeNode[] = [];
  if (depth < MAXIMUM_DEPTH && cursor.gotoFirstChild()) {
    do {
      const child = copyNode(cursor, depth + 1, originalOffset);
      if (child !== undefined) children.push(child);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  const start = originalOffset(cursor.startIndex);
  return { kind: cursor.nodeType, field, start, end: originalOffset(cursor.endIndex), children };
}

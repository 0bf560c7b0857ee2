import type { Parser, Tree, TreeCursor } from 'web-tree-sitter';

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
  | { readonly kind: 'error'; readonly root: TreeNode }
  /** Parsing it would take longer than a line may take. */
  | { readonly kind: 'too-costly' };

/** tree-sitter asks every hundred operations whether to go on; this bounds a parse at some 30 ms, whatever the machine's clock says. */
const MAXIMUM_PROGRESS_CALLS = 4_000;
const MAXIMUM_DEPTH = 150;
const MAXIMUM_NODES = 40_000;

/** Parses `text`, which stands at `offset`, and copies the tree; nothing of it stays in WebAssembly memory. */
export function parseTree(parser: Parser, text: string, offset = 0): ParsedTree {
  let calls = 0;
  const tree = parser.parse(text, null, { progressCallback: () => ++calls > MAXIMUM_PROGRESS_CALLS });
  if (tree === null) {
    parser.reset();
    return { kind: 'too-costly' };
  }
  try {
    return copyOf(tree, offset);
  } finally {
    tree.delete();
  }
}

function copyOf(tree: Tree, offset: number): ParsedTree {
  const cursor = tree.walk();
  try {
    const budget = { nodes: MAXIMUM_NODES, offset };
    const root = copyNode(cursor, 0, budget);
    if (root === undefined || budget.nodes < 0) return { kind: 'too-costly' };
    return { kind: tree.rootNode.hasError ? 'error' : 'tree', root };
  } finally {
    cursor.delete();
  }
}

function copyNode(
  cursor: TreeCursor,
  depth: number,
  budget: { nodes: number; readonly offset: number },
): TreeNode | undefined {
  if (depth > MAXIMUM_DEPTH) budget.nodes = -1;
  if (--budget.nodes < 0) return undefined;
  const field = cursor.currentFieldName ?? undefined;
  const isKept = field !== undefined || cursor.nodeIsNamed;
  const children: TreeNode[] = [];
  if (cursor.gotoFirstChild()) {
    do {
      const child = copyNode(cursor, depth + 1, budget);
      if (child !== undefined) children.push(child);
    } while (budget.nodes >= 0 && cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  if (!isKept) return undefined;
  return {
    kind: cursor.nodeType,
    field,
    start: cursor.startIndex + budget.offset,
    end: cursor.endIndex + budget.offset,
    children,
  };
}

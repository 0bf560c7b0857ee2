import type { Parser } from 'web-tree-sitter';
import type { Span } from '../types';
import type { Skeleton } from './bash-skeleton';
import { parseTree, type TreeNode } from './tree';

/** Words of compound commands, which stand before a simple command in a part of one. */
const LEADING =
  /^\s*(?:(?:then|do|else|elif|if|while|until|!|\{)(?=\s)\s*|(?:fi|done|esac|\})(?=[\s;&|]|$)\s*\|?\s*|[;&|]+\s*)*/;
const FUNCTION_HEADER = /^\s*(?:function\s|[^\s;&|<>()$`'"]+\s*\(\s*\))/;
const MAXIMUM_PARTS = 200;
const MAXIMUM_TOTAL = 20_000;

export interface CertainParts {
  readonly trees: readonly TreeNode[];
  readonly unreadable: readonly Span[];
}

/**
 * Reads a text that the grammar does not accept as a whole command by command. A command that is accepted by itself counts,
 * unless it stands in the body of a function; the others are unreadable.
 */
export function certainParts(parser: Parser, skeleton: Skeleton): CertainParts {
  const { masked, breaks, brokenAt } = skeleton;
  const trees: TreeNode[] = [];
  const unreadable: Span[] = [];
  let start = 0;
  let bracesBefore = 0;
  let functionBraces: number | undefined;
  let parts = 0;
  for (const { offset, braces } of [...breaks, { offset: masked.length, braces: 0 }]) {
    readPart(start, offset);
    if (functionBraces !== undefined && braces <= functionBraces) functionBraces = undefined;
    start = offset;
    bracesBefore = braces;
  }
  return { trees, unreadable };

  function readPart(from: number, to: number): void {
    const part = masked.slice(from, to);
    if (FUNCTION_HEADER.test(part)) functionBraces = bracesBefore;
    const leading = LEADING.exec(part)?.[0].length ?? 0;
    const rest = part.slice(leading).replace(/[\s;&|]+$/, '');
    if (rest === '') return;
    parts += 1;
    const isBroken = brokenAt !== undefined && brokenAt < to;
    const isBeyond = parts > MAXIMUM_PARTS || to > MAXIMUM_TOTAL;
    const parsed =
      isBroken || isBeyond || functionBraces !== undefined ? undefined : parseTree(parser, rest, from + leading);
    if (parsed?.kind === 'tree') trees.push(parsed.root);
    else unreadable.push({ start: from + leading, end: from + leading + rest.length });
  }
}

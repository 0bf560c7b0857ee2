import type { Parser } from 'web-tree-sitter';
import type { Span, Word } from '../types';
import { maskText } from './bash-masks';
import type { Skeleton } from './bash-skeleton';
import { type ParseBudget, parseTree, type TreeNode } from './tree';
import { buildWord, literalWord } from './words';

/** Words of compound commands, which stand before a simple command in a part of one. */
const LEADING =
  /(?:\s+|(?:then|do|else|elif|if|while|until|!|\{)(?=\s|$)|(?:fi|done|esac|\})(?=[\s;&|]|$)(?:\s*\|(?!\|))?|[;&|]+)*/y;
const FUNCTION_HEADER = /\s*(?:function\s|[^\s;&|<>()$`'"]+\s*\(\s*\))/y;
const PLAIN_COMMAND = /(?:(?:[\w@%+:,./-][\w@%+=:,./-]*|'[^']*'|"[^"$`\\]*")+[ \t]*)+/y;
const PLAIN_WORD = /(?:[\w@%+=:,./-]+|'[^']*'|"[^"$`\\]*")+/g;
const RESERVED =
  /^(?:for|case|select|function|coproc|time|repeat|foreach|in|export|declare|local|typeset|readonly|unset|noglob)$/;
/** Words and signs that are given to the grammar for one text; each takes it some 10 µs. */
const MAXIMUM_TOKENS = 1_000;
const MAXIMUM_PARTS = 2_000;

export type CertainPart =
  | { readonly kind: 'tree'; readonly root: TreeNode }
  /** A command of nothing but plain words, for which the grammar was not needed. */
  | { readonly kind: 'words'; readonly words: readonly Word[]; readonly span: Span }
  | { readonly kind: 'unreadable'; readonly span: Span };

export function isShort(skeleton: Skeleton): boolean {
  return skeleton.tokens <= MAXIMUM_TOKENS;
}

/**
 * Reads a text that the grammar does not accept as a whole, or that is too long for it, command by command. A command that is
 * accepted by itself counts, unless it stands in the body of a function; the others are unreadable.
 */
export function readParts(parser: Parser, skeleton: Skeleton, budget: ParseBudget): readonly CertainPart[] {
  const { text, breaks, brokenAt } = skeleton;
  const parts: CertainPart[] = [];
  const mayBePlain = !isShort(skeleton);
  let tokensLeft = MAXIMUM_TOKENS;
  let start = 0;
  let braces = 0;
  let tokens = 0;
  let functionBraces: number | undefined;
  for (const next of [...breaks, { offset: text.length, braces: 0, tokens: skeleton.tokens }]) {
    readPart(start, next.offset, next.tokens - tokens);
    if (functionBraces !== undefined && next.braces <= functionBraces) functionBraces = undefined;
    start = next.offset;
    braces = next.braces;
    tokens = next.tokens;
    if (parts.length >= MAXIMUM_PARTS) {
      parts.push({ kind: 'unreadable', span: { start, end: text.length } });
      break;
    }
  }
  const isAllRead = !parts.some((part) => part.kind === 'unreadable');
  if (!mayBePlain && isAllRead) parts.push({ kind: 'unreadable', span: { start: 0, end: text.length } });
  return parts;

  function readPart(from: number, to: number, cost: number): void {
    if (matches(FUNCTION_HEADER, text, from, to) > 0) functionBraces = braces;
    const begin = from + matches(LEADING, text, from, to);
    const leading = text.slice(from, begin).trim();
    // The words of a compound command that has no end, or that stand where they must not.
    if (!mayBePlain && /\w|[{}!]/.test(leading))
      parts.push({
        kind: 'unreadable',
        span: { start: begin - text.slice(from, begin).trimStart().length, end: begin },
      });
    let end = to;
    while (end > begin && /[\s;&|]/.test(text.charAt(end - 1)) && text.charAt(end - 2) !== '\\') end -= 1;
    if (end <= begin) return;
    const span = { start: begin, end };
    const isUncertain = functionBraces !== undefined || (brokenAt !== undefined && brokenAt < to);
    parts.push(isUncertain ? { kind: 'unreadable', span } : certainPart(span, cost));
  }

  function certainPart(span: Span, cost: number): CertainPart {
    const words = mayBePlain ? plainWords(text, span) : undefined;
    if (words !== undefined) return { kind: 'words', words, span };
    tokensLeft -= cost;
    if (tokensLeft < 0) return { kind: 'unreadable', span };
    const parsed = parseTree(parser, maskText(text, skeleton.edits, span.start, span.end), budget);
    return parsed.kind === 'tree' ? parsed : { kind: 'unreadable', span };
  }
}

/** The length of what a sticky pattern matches. */
function matches(pattern: RegExp, text: string, from: number, to: number): number {
  pattern.lastIndex = 0;
  return pattern.exec(text.slice(from, to))?.[0].length ?? 0;
}

function plainWords(text: string, span: Span): readonly Word[] | undefined {
  if (matches(PLAIN_COMMAND, text, span.start, span.end) < span.end - span.start) return undefined;
  const raw = text.slice(span.start, span.end);
  const found = [...raw.matchAll(PLAIN_WORD)];
  const first = found[0]?.[0] ?? '';
  if (first.includes('=') || RESERVED.test(first)) return undefined;
  return found.map((match) => {
    const [word] = match;
    const at = span.start + match.index;
    if (!/['"]/.test(word)) return literalWord(word, { start: at, end: at + word.length });
    const builder = buildWord();
    builder.quote();
    builder.literal(word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
    return builder.build({ start: at, end: at + word.length });
  });
}

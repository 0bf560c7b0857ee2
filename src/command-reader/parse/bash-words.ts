import type { Span, Word } from '../types';
import type { TreeNode } from './tree';
import { buildWord, leadingText, literalWord, type WordBuilder, withoutPrefix } from './words';

const DYNAMIC = new Set([
  'simple_expansion',
  'expansion',
  'command_substitution',
  'process_substitution',
  'arithmetic_expansion',
  'brace_expression',
  'array',
]);

/** The word that `node` stands for, its text taken from `text` at the node's offsets. */
export function bashWord(node: TreeNode, text: string, span: Span): Word {
  const builder = buildWord();
  addPiece(node, text, builder);
  return builder.build(span);
}

function addPiece(node: TreeNode, text: string, builder: WordBuilder): void {
  if (DYNAMIC.has(node.kind)) {
    builder.unknown();
  } else if (node.kind === 'raw_string') {
    builder.quote();
    builder.literal(text.slice(node.start + 1, node.end - 1));
  } else if (node.kind === 'ansi_c_string') {
    builder.quote();
    builder.literal(decodeAnsiString(text.slice(node.start + 2, node.end - 1)));
  } else if (node.kind === 'string' || node.kind === 'translated_string') {
    builder.quote();
    const quote = text.indexOf('"', node.start);
    addParts(node, text, { start: quote + 1, end: node.end - 1 }, builder, resolveDoubleQuoted);
  } else {
    // A backslash quotes as well: `\c` is not looked up as an alias.
    if (/^(?:[^'"]*[^'"\\])?\\[^\r\n]/.test(text.slice(node.start, node.end))) builder.quote();
    addParts(node, text, node, builder, resolveUnquoted);
  }
}

/** Children that expand are pieces; what stands between them is text. */
function addParts(
  node: TreeNode,
  text: string,
  range: Span,
  builder: WordBuilder,
  resolve: (raw: string) => string,
): void {
  let offset = range.start;
  for (const child of node.children) {
    if (child.start < offset || child.end > range.end) continue;
    if (child.children.length === 0 && !DYNAMIC.has(child.kind) && !child.kind.endsWith('string')) continue;
    builder.literal(resolve(dollarQuoteBefore(text.slice(offset, child.start), child)));
    addPiece(child, text, builder);
    offset = child.end;
  }
  builder.literal(resolve(text.slice(offset, range.end)));
}

/** In `a$"b"` the grammar leaves the dollar sign outside the string. */
function dollarQuoteBefore(raw: string, child: TreeNode): string {
  return child.kind === 'string' && raw.endsWith('$') ? raw.slice(0, -1) : raw;
}

export function resolveUnquoted(raw: string): string {
  return raw.includes('\\')
    ? raw.replace(/\\(\r?\n|.)/gs, (_, character: string) => (character.endsWith('\n') ? '' : character))
    : raw;
}

/** Between double quotes and in here-documents a backslash is special only before these. */
export function resolveDoubleQuoted(raw: string): string {
  return raw.includes('\\')
    ? raw.replace(/\\(\r?\n|[$`"\\])/g, (_, character: string) => (character.endsWith('\n') ? '' : character))
    : raw;
}

/** `{a,b}` with nothing but plain text: the words that it becomes. */
export function expandBraces(raw: string, span: Span): readonly Word[] | undefined {
  const match = /^([\w@/.:=+-]*)\{([\w@/.:=+-]*(?:,[\w@/.:=+-]*)+)\}([\w@/.:=+-]*)$/.exec(raw);
  if (match === null) return undefined;
  const [, before = '', list = '', after = ''] = match;
  return list.split(',').map((item) => literalWord(before + item + after, span));
}

function startsWithEquals(word: Word): boolean {
  return !word.quoted && /^=[\w.-]/.test(leadingText(word));
}

/** zsh: `=claude` is the path of the program claude. */
export function withoutEquals(words: readonly Word[]): readonly Word[] {
  if (!words.some(startsWithEquals)) return words;
  return words.map((word) => (startsWithEquals(word) ? withoutPrefix(word, 1) : word));
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Inside `$'…'`: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
function decodeAnsiString(raw: string): string {
  const pattern = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c(.)|(.))/gs;
  return raw.replace(
    pattern,
    (_, hex?: string, short?: string, long?: string, octal?: string, control?: string, other?: string) => {
      const digits = hex ?? short ?? long;
      if (digits !== undefined) return characterOf(Number.parseInt(digits, 16));
      if (octal !== undefined) return characterOf(Number.parseInt(octal, 8) & 0xff);
      if (control !== undefined) return characterOf(control.charCodeAt(0) & 0x1f);
      const letter = other ?? '';
      return SIMPLE_ESCAPES[letter] ?? (/["'?\\]/.test(letter) ? letter : `\\${letter}`);
    },
  );
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

import type { Parser } from 'web-tree-sitter';
import type { Command, Input, ShellText, Span, Word } from '../types';
import { aliasDefinitions } from './aliases';
import { readHereDocument, unescapeBackticks } from './bash-embedded';
import { maskText } from './bash-masks';
import { isShort, readParts } from './bash-recovery';
import type { Dialect } from './bash-scan';
import { type Skeleton, scanSkeleton } from './bash-skeleton';
import { bashWord, expandBraces, withoutEquals } from './bash-words';
import { addTo, finishReading, type Reading, startReading } from './reading';
import { type ParseBudget, parseTree, startBudget, type TreeNode } from './tree';
import { joinWords, literalWord } from './words';

/** Reads text as bash, zsh or sh would, through tree-sitter-bash. Bounded and free of side effects. */
export function readBash(parser: Parser, dialect: Dialect, text: string): ShellText {
  const reading = startReading();
  // tree-sitter reads a NUL as the end of the text, over and over; shells drop it.
  const source = text.replaceAll('\0', '\ufffd');
  readText(
    { parser, budget: startBudget(), dialect, text: source, place: (span) => span, reading, depth: 0 },
    undefined,
  );
  return finishReading(reading);
}

interface Source {
  readonly parser: Parser;
  readonly budget: ParseBudget;
  readonly dialect: Dialect;
  readonly text: string;
  /** Where a range of `text` stands in what was asked to be read. */
  readonly place: (span: Span) => Span;
  readonly reading: Reading;
  /** How many texts (backticks, here-documents) this one is inside of. */
  readonly depth: number;
}

interface Walk extends Source {
  readonly skeleton: Skeleton;
}

/** Texts inside texts: nobody nests backticks deeper, and reading each costs a parse. */
const MAXIMUM_TEXTS = 6;

function readText(source: Source, input: Input | undefined): void {
  const skeleton = scanSkeleton(source.text, source.dialect);
  const walk: Walk = { ...source, skeleton };
  if (skeleton.brokenAt === undefined && isShort(skeleton)) {
    const parsed = parseTree(
      source.parser,
      maskText(source.text, skeleton.edits, 0, source.text.length),
      source.budget,
    );
    if (parsed.kind === 'tree') {
      visit(walk, parsed.root, input);
      return;
    }
  }
  for (const part of readParts(source.parser, skeleton, source.budget)) {
    if (part.kind === 'tree') visit(walk, part.root, input);
    else if (part.kind === 'words')
      addCommand(
        walk,
        part.span,
        part.words.map((word) => ({ ...word, span: walk.place(word.span) })),
        [],
        input,
      );
    else source.reading.unreadable.push(walk.place(part.span));
  }
}

/** Visits a node with what stands on its standard input; returns the last command in it that writes to its output. */
function visit(walk: Walk, node: TreeNode, input: Input | undefined): Command | undefined {
  switch (node.kind) {
    case 'command':
    case 'declaration_command':
    case 'unset_command':
      return readCommand(walk, node, [], input);
    case 'redirected_statement':
      return visitRedirected(walk, node, [], input);
    case 'pipeline':
      return visitPipeline(walk, node, [], input);
    case 'function_definition':
      defineFunction(walk, node);
      return undefined;
    case 'command_substitution':
      return visitSubstitution(walk, node, input);
    default:
      return visitChildren(walk, node.children, input);
  }
}

function visitChildren(walk: Walk, nodes: readonly TreeNode[], input: Input | undefined): Command | undefined {
  let last: Command | undefined;
  for (const node of nodes) last = visit(walk, node, input) ?? last;
  return last;
}

function visitPipeline(
  walk: Walk,
  node: TreeNode,
  redirects: readonly TreeNode[],
  input: Input | undefined,
): Command | undefined {
  let stageInput = input;
  let last: Command | undefined;
  for (const [index, stage] of node.children.entries()) {
    const isLast = index === node.children.length - 1;
    last = isLast ? visitWith(walk, stage, redirects, stageInput) : visit(walk, stage, stageInput);
    stageInput = last === undefined ? undefined : { kind: 'pipe', from: last };
  }
  return last;
}

function visitRedirected(
  walk: Walk,
  node: TreeNode,
  outer: readonly TreeNode[],
  input: Input | undefined,
): Command | undefined {
  const redirects = node.children.filter((child) => child.field === 'redirect');
  const body = node.children.find((child) => child.field === 'body');
  if (body === undefined) return visitChildren(walk, node.children, input);
  return visitWith(walk, body, [...redirects, ...outer], input);
}

/** The grammar hangs a redirection on the whole list or pipeline before it; the shell gives it to the last command of that. */
function visitWith(
  walk: Walk,
  node: TreeNode,
  redirects: readonly TreeNode[],
  input: Input | undefined,
): Command | undefined {
  if (redirects.length === 0) return visit(walk, node, input);
  switch (node.kind) {
    case 'command':
    case 'declaration_command':
    case 'unset_command':
      return readCommand(walk, node, redirects, input);
    case 'redirected_statement':
      return visitRedirected(walk, node, redirects, input);
    case 'pipeline':
      return visitPipeline(walk, node, redirects, input);
    case 'list':
    case 'negated_command': {
      visitChildren(walk, node.children.slice(0, -1), input);
      const last = node.children.at(-1);
      return last === undefined ? undefined : visitWith(walk, last, redirects, input);
    }
    default: {
      const taken = redirects.map((redirect) => readRedirect(walk, redirect));
      return visit(walk, node, taken.findLast((redirect) => redirect.input !== undefined)?.input ?? input);
    }
  }
}

function readCommand(
  walk: Walk,
  node: TreeNode,
  outerRedirects: readonly TreeNode[],
  input: Input | undefined,
): Command | undefined {
  const assignments: { name: string; value: Word }[] = [];
  const words: Word[] = [];
  let ownInput = input;
  const keyword = node.kind === 'command' ? undefined : /^\w+/.exec(walk.text.slice(node.start, node.end))?.[0];
  if (keyword !== undefined)
    words.push(literalWord(keyword, walk.place({ start: node.start, end: node.start + keyword.length })));
  let lastEnd = -1;
  const addWord = (child: TreeNode) => {
    const span = { start: child.start, end: child.end };
    const raw = walk.text.slice(child.start, child.end);
    const expanded = walk.dialect !== 'sh' && raw.includes('{') ? expandBraces(raw, walk.place(span)) : undefined;
    if (expanded !== undefined) words.push(...expanded);
    else {
      const word = bashWord(child, walk.text, walk.place(span));
      const previous = lastEnd === child.start ? words.pop() : undefined;
      words.push(previous === undefined ? word : joinWords(previous, word));
    }
    lastEnd = child.end;
    visit(walk, child, input);
  };
  for (const child of [...node.children, ...outerRedirects]) {
    if (child.kind === 'file_redirect') {
      const redirect = readRedirect(walk, child);
      ownInput = redirect.input ?? ownInput;
      redirect.words.forEach(addWord);
    } else if (child.kind === 'variable_assignment' && words.length === 0) {
      assignments.push(readAssignment(walk, child, input));
    } else {
      addWord(child);
    }
  }
  const isArithmetic =
    node.children[0]?.children[0]?.kind === 'arithmetic_expansion' && walk.text.startsWith('((', node.start);
  if (isArithmetic) return undefined;
  return addCommand(
    walk,
    { start: node.start, end: Math.max(node.end, outerRedirects.at(-1)?.end ?? 0) },
    words,
    assignments,
    ownInput,
  );
}

function addCommand(
  walk: Walk,
  span: Span,
  typedWords: readonly Word[],
  assignments: Command['assignments'],
  input: Input | undefined,
): Command | undefined {
  const words = walk.dialect === 'zsh' ? withoutEquals(typedWords) : typedWords;
  if (words.length === 0) return undefined;
  const command: Command = { words, span: walk.place(span), assignments, input };
  addTo(walk.reading, command);
  walk.reading.definitions.push(...aliasDefinitions(command));
  return command;
}

function readAssignment(walk: Walk, node: TreeNode, input: Input | undefined): { name: string; value: Word } {
  visitChildren(walk, node.children, input);
  const value = node.children.find((child) => child.field === 'value');
  const name = node.children[0];
  return {
    name: name === undefined ? '' : walk.text.slice(name.start, name.end),
    value:
      value === undefined
        ? literalWord('', walk.place({ start: node.end, end: node.end }))
        : bashWord(value, walk.text, walk.place({ start: value.start, end: value.end })),
  };
}

/** The grammar takes words after a redirection's target for further targets: they are arguments. */
function readRedirect(
  walk: Walk,
  node: TreeNode,
): { readonly input: Input | undefined; readonly words: readonly TreeNode[] } {
  const [target, ...words] = node.children.filter((child) => child.field === 'destination');
  const operatorAt = walk.text.slice(node.start, node.end).search(/[<>&]/) + node.start;
  const hereDocument = walk.skeleton.hereDocuments.get(operatorAt);
  if (hereDocument !== undefined) {
    const text = readHereDocument(walk, hereDocument, (inner, place) => readInner(walk, inner, place, undefined));
    return { input: { kind: 'text', text }, words };
  }
  if (target === undefined) return { input: undefined, words };
  const before = walk.reading.commands.length;
  visit(walk, target, undefined);
  const span = { start: target.start, end: target.end };
  if (walk.text.startsWith('<<<', operatorAt)) {
    return { input: { kind: 'text', text: bashWord(target, walk.text, walk.place(span)) }, words };
  }
  if (walk.text.charAt(operatorAt) !== '<' || target.kind !== 'process_substitution')
    return { input: undefined, words };
  return { input: { kind: 'commands', from: walk.reading.commands.slice(before) }, words };
}

function visitSubstitution(walk: Walk, node: TreeNode, input: Input | undefined): Command | undefined {
  const isBacktick = walk.text.charAt(node.start) === '`';
  const inner = walk.text.slice(node.start + 1, node.end - 1);
  if (!isBacktick || !inner.includes('\\')) return visitChildren(walk, node.children, input);
  const span = walk.place({ start: node.start, end: node.end });
  readInner(walk, unescapeBackticks(inner), () => span, input);
  return undefined;
}

function readInner(walk: Walk, text: string, place: Source['place'], input: Input | undefined): void {
  if (walk.depth < MAXIMUM_TEXTS) readText({ ...walk, text, place, depth: walk.depth + 1 }, input);
  else walk.reading.unreadable.push(place({ start: 0, end: text.length }));
}

/** The body is read apart: its commands run only when the function is called. */
function defineFunction(walk: Walk, node: TreeNode): void {
  const name = node.children.find((child) => child.field === 'name');
  const rest = node.children.filter((child) => child !== name);
  const body: Reading = {
    commands: [],
    definitions: walk.reading.definitions,
    unreadable: walk.reading.unreadable,
    limit: walk.reading.limit,
  };
  for (const child of rest.filter((part) => part.field !== 'redirect'))
    visit({ ...walk, reading: body }, child, undefined);
  for (const redirect of rest.filter((part) => part.field === 'redirect'))
    readRedirect({ ...walk, reading: body }, redirect);
  if (name === undefined) return;
  walk.reading.definitions.push({
    kind: 'function',
    name: walk.text.slice(name.start, name.end),
    span: walk.place({ start: node.start, end: node.end }),
    body: { commands: finishReading(body).commands },
  });
}

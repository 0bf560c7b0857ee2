import type { Command, Input, ShellText, Word } from '../types';
import { matchAt, peek, take } from './cursor';
import { readPowerShellCommand } from './powershell-commands';
import {
  contextOf,
  MAXIMUM_DEPTH,
  readBlockVariable,
  readExpression,
  readUnrunBlock,
  type Scope,
  type StatementReader,
} from './powershell-expressions';
import {
  ASSIGNMENT,
  ATTRIBUTES,
  BLOCK_ONLY,
  CHAIN,
  COMMAND_START,
  FOREACH_HEAD,
  KEYWORD,
  LABEL,
  NUMBER,
  PIPE_AFTER_LINE_END,
} from './powershell-patterns';
import { breakOff, type PowerShellCursor, skipBlanks, skipSeparators } from './powershell-text';
import { finishReading, isFull, type Reading, spendEffort, startReading } from './reading';

/**
 * Reads text as PowerShell would: https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-02
 *
 * Written by hand although `@vscode/tree-sitter-wasm` has a PowerShell grammar, because that grammar rejects what stands in most
 * lines that matter here: `npm i -g @openai/codex`, `claude --model=x`, `./bin/claude`, `a,b`, `claude &`.
 */
export function readPowerShell(text: string): ShellText {
  const reading = startReading();
  const cursor: PowerShellCursor = { text, index: 0, isBroken: false, lastCommentEnd: text.lastIndexOf('#>') - 1 };
  while (cursor.index < text.length) {
    const from = cursor.index;
    skipSeparators(cursor);
    const start = cursor.isBroken ? from : cursor.index;
    if (isFull(reading)) breakOff(cursor);
    else if (!cursor.isBroken) readStatement({ cursor, reading, depth: 0, statements }, undefined);
    if (cursor.isBroken) reading.unreadable.push({ start, end: text.length });
    else if (cursor.index === start && start < text.length) {
      // A bracket that closes nothing, an operator without operands.
      reading.unreadable.push({ start, end: start + 1 });
      spendEffort(reading);
      cursor.index += 1;
    }
  }
  return finishReading(reading);
}

const statements: StatementReader = { readStatements, readStatement };

/** Statements up to the closing bracket; leaves the cursor after it. */
function readStatements(scope: Scope, closer: ')' | '}', input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  const inside: Scope = { ...scope, depth: scope.depth + 1 };
  if (inside.depth > MAXIMUM_DEPTH) breakOff(cursor);
  let last: Command | undefined;
  while (!cursor.isBroken) {
    skipSeparators(cursor);
    if (cursor.index >= cursor.text.length || isFull(scope.reading)) breakOff(cursor);
    else if (peek(cursor) === closer) {
      cursor.index += 1;
      return last;
    } else {
      const start = cursor.index;
      last = readStatement(inside, input) ?? last;
      if (cursor.index === start && !cursor.isBroken) {
        if (peek(cursor) !== ',') scope.reading.unreadable.push({ start, end: start + 1 });
        cursor.index += 1;
      }
    }
  }
  return last;
}

function readStatement(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  take(LABEL, cursor);
  take(ATTRIBUTES, cursor);
  const start = cursor.index;
  const keyword = matchAt(KEYWORD, cursor)?.[0].toLowerCase();
  if (keyword === undefined) return readPipeline(scope, input);
  cursor.index += keyword.length;
  skipBlanks(cursor);
  if (BLOCK_ONLY.test(keyword) || keyword === 'foreach') {
    while (BLOCK_ONLY.test(keyword) && /\s/.test(peek(cursor))) skipSeparators(cursor);
    if (!/[{(]/.test(peek(cursor))) {
      // `foreach`, `process`, `end` … may name a command as well. What broke off is at its end, and stays there.
      if (!cursor.isBroken) cursor.index = start;
      return readPipeline(scope, input);
    }
  }
  switch (keyword) {
    case 'function':
    case 'filter':
    case 'workflow':
    case 'configuration':
      readFunction(scope, start);
      return undefined;
    case 'return':
    case 'throw':
    case 'exit':
      return readPipeline(scope, input);
    case 'break':
    case 'continue':
    case 'using':
      take(/[^\n;})]*/y, cursor);
      return undefined;
    case 'class':
    case 'enum':
      take(/[^\n{]*/y, cursor);
      readUnrunBlock(scope);
      return undefined;
    case 'switch':
      readSwitch(scope, input);
      return undefined;
    default:
      return readBlockStatement(scope, keyword, input);
  }
}

/** `if (…) { … }`, `catch [type] { … }`, `do { … }`, `param (…)`: what stands in the brackets runs. */
function readBlockStatement(scope: Scope, keyword: string, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  take(/(?:-\w+[^\S\n]+|\[[^\]\n]{0,200}\][\s,]*)+/y, cursor);
  if (peek(cursor) === '(') {
    if (keyword === 'foreach') cursor.index += (matchAt(FOREACH_HEAD, cursor)?.[0].length ?? 1) - 1;
    cursor.index += 1;
    readStatements(scope, ')', undefined);
  }
  if (keyword === 'param' || keyword === 'until') return undefined;
  skipSeparators(cursor);
  if (peek(cursor) !== '{') return undefined;
  if (keyword === 'trap') {
    // It runs later, if at all.
    readUnrunBlock(scope);
    return undefined;
  }
  cursor.index += 1;
  return readStatements(scope, '}', input);
}

function readSwitch(scope: Scope, input: Input | undefined): void {
  const { cursor } = scope;
  take(/(?:-\w+[^\S\n]+)+/y, cursor);
  if (peek(cursor) === '(') {
    cursor.index += 1;
    readStatements(scope, ')', undefined);
  } else readExpression(scope, '{');
  skipSeparators(cursor);
  if (peek(cursor) !== '{') return;
  cursor.index += 1;
  while (!cursor.isBroken) {
    skipSeparators(cursor);
    if (take(/\}/y, cursor) !== undefined) return;
    if (cursor.index >= cursor.text.length) {
      breakOff(cursor);
      return;
    }
    // A condition is a value, a bare word, or a block of its own.
    if (take(/\{/y, cursor) !== undefined) readStatements(scope, '}', undefined);
    else readExpression(scope, '{');
    skipSeparators(cursor);
    if (take(/\{/y, cursor) !== undefined) readStatements(scope, '}', input);
    else if (peek(cursor) !== '}') {
      breakOff(cursor);
      return;
    }
  }
}

function readFunction(scope: Scope, start: number): void {
  const { cursor } = scope;
  const name = take(/(?:\w+:)?([^\s(){};|&]+)\s*/y, cursor)?.[1];
  const body: Reading = { ...scope.reading, commands: [] };
  const inside: Scope = { ...scope, reading: body };
  if (take(/\(/y, cursor) !== undefined) readStatements(inside, ')', undefined);
  skipSeparators(cursor);
  if (take(/\{/y, cursor) === undefined) return;
  readStatements(inside, '}', undefined);
  if (name === undefined || cursor.isBroken) return;
  const commands = finishReading(body).commands;
  scope.reading.definitions.push({ kind: 'function', name, span: { start, end: cursor.index }, body: { commands } });
}

function readPipeline(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  let last: Command | undefined;
  let stageInput = input;
  while (!cursor.isBroken) {
    skipBlanks(cursor);
    if (isFull(scope.reading)) breakOff(cursor);
    const stage = readElement(scope, stageInput);
    last = stage.command;
    skipBlanks(cursor);
    if (take(PIPE_AFTER_LINE_END, cursor) !== undefined) {
      stageInput = last !== undefined ? { kind: 'pipe', from: last } : stage.text && { kind: 'text', text: stage.text };
    } else if (take(CHAIN, cursor) !== undefined) {
      stageInput = input;
    } else {
      take(/&/y, cursor);
      return last;
    }
    take(/\s+/y, cursor);
  }
  return last;
}

interface Element {
  readonly command: Command | undefined;
  /** The value of an expression that is a string and nothing else. */
  readonly text?: Word | undefined;
}

function readElement(scope: Scope, input: Input | undefined): Element {
  const { cursor } = scope;
  const character = peek(cursor);
  const isNumber = /\d/.test(character) && matchAt(NUMBER, cursor) !== undefined;
  const isCall = character === '&' && peek(cursor, 1) !== '&';
  if (isCall || (COMMAND_START.test(character) && !isNumber)) {
    return { command: readPowerShellCommand(contextOf(scope, input), input) };
  }
  const start = cursor.index;
  const text = readExpression(scope, undefined);
  const target = cursor.text.slice(start, cursor.index).trim();
  if (take(ASSIGNMENT, cursor) === undefined) return { command: undefined, text };
  skipSeparators(cursor);
  if (peek(cursor) === '{' && /^\$\w+$/.test(target)) {
    readBlockVariable(scope, target, start);
    return { command: undefined };
  }
  return { command: readStatement(scope, input) };
}

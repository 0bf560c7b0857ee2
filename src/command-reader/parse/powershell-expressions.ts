import type { Command, Input, Word } from '../types';
import { matchAt, peek, take } from './cursor';
import type { CommandContext } from './powershell-commands';
import { ASSIGNMENT } from './powershell-patterns';
import {
  breakOff,
  isQuote,
  type PowerShellCursor,
  readString,
  readVariable,
  skipBlanks,
  skipSeparators,
} from './powershell-text';
import { addTo, finishReading, isFull, type Reading, spendEffort } from './reading';
import { buildWord } from './words';

export const MAXIMUM_DEPTH = 60;
const INVOKE = /\s*\.\s*invoke/iy;
const MADE_BLOCK = /\[scriptblock\]::Create\(/iy;
const PROCESS_START = /\[(?:System\.)?Diagnostics\.Process\]::Start\(\s*/iy;

export interface Scope {
  readonly cursor: PowerShellCursor;
  readonly reading: Reading;
  readonly depth: number;
  readonly statements: StatementReader;
}

/** How expressions read the statements in their brackets. */
export interface StatementReader {
  readStatements(scope: Scope, closer: ')' | '}', input: Input | undefined): Command | undefined;
  readStatement(scope: Scope, input: Input | undefined): Command | undefined;
}

/** What command mode needs of the other modes. */
export function contextOf(scope: Scope, input: Input | undefined): CommandContext {
  return {
    cursor: scope.cursor,
    reading: scope.reading,
    readNested: (closer) => {
      scope.statements.readStatements(scope, closer, undefined);
    },
    readScriptBlock: (runs) => {
      if (runs) {
        scope.cursor.index += 1;
        scope.statements.readStatements(scope, '}', input);
      } else readUnrunBlock(scope);
    },
    readHashTable: (runs) => readHashTable(scope, runs),
  };
}
/** Goes over an expression up to what ends it, reading the statements in its brackets; gives it when it is one string. */
export function readExpression(scope: Scope, stop: '{' | undefined): Word | undefined {
  const { cursor } = scope;
  const context = contextOf(scope, undefined);
  const start = cursor.index;
  let onlyString: Word | undefined;
  let parts = 0;
  while (cursor.index < cursor.text.length && !cursor.isBroken) {
    skipBlanks(cursor);
    const character = peek(cursor);
    if (character === '' || '\n;|)}&'.includes(character) || character === stop) break;
    if (parts > 0 && matchAt(ASSIGNMENT, cursor) !== undefined) break;
    const from = cursor.index;
    spendEffort(scope.reading);
    if (isFull(scope.reading)) breakOff(cursor);
    const builder = buildWord();
    parts += 1;
    if (isQuote(character) || character === '@') {
      if (readString(cursor, builder, context.readNested)) {
        if (parts === 1) onlyString = builder.build({ start, end: cursor.index });
      } else readAtSign(scope);
    } else if (character === '$') {
      if (!readVariable(cursor, builder, context.readNested)) cursor.index += 1;
      else if (matchAt(INVOKE, cursor) !== undefined) addCall(scope, from);
    } else if (character === '(') {
      cursor.index += 1;
      scope.statements.readStatements(scope, ')', undefined);
    } else if (character === '{') readValueBlock(scope);
    else if (character === '[' && take(PROCESS_START, cursor) !== undefined) readProcessStart(scope);
    else if (character === '[' && take(MADE_BLOCK, cursor) !== undefined) {
      scope.statements.readStatements(scope, ')', undefined);
      if (matchAt(INVOKE, cursor) !== undefined) addCall(scope, from);
    } else take(/[\w!.,:?*/%+[\]-]+|[\s\S]/y, cursor);
    if (cursor.index === from) cursor.index += 1;
  }
  return parts === 1 ? onlyString : undefined;
}

/** `$block.Invoke()` runs what `& $block` does. */
function addCall(scope: Scope, start: number): void {
  const span = { start, end: scope.cursor.index };
  const word: Word = { pieces: [{ kind: 'unknown' }], span, quoted: false };
  addTo(scope.reading, { words: [word], span, assignments: [], input: undefined, operator: 'call' });
}

/** `[Diagnostics.Process]::Start('program', 'arguments')`: the cursor stands after the bracket. */
function readProcessStart(scope: Scope): void {
  const { cursor } = scope;
  const start = cursor.index;
  const builder = buildWord();
  if (isQuote(peek(cursor)) && readString(cursor, builder, contextOf(scope, undefined).readNested)) {
    const span = { start, end: cursor.index };
    addTo(scope.reading, { words: [builder.build(span)], span, assignments: [], input: undefined, operator: 'call' });
  }
  scope.statements.readStatements(scope, ')', undefined);
}

function readAtSign(scope: Scope): void {
  const { cursor } = scope;
  const next = peek(cursor, 1);
  cursor.index += 1;
  if (next === '(') {
    cursor.index += 1;
    scope.statements.readStatements(scope, ')', undefined);
  } else if (next === '{') readHashTable(scope, false);
}

/** A block as a value runs only where the same expression runs it: `{ … }.Invoke()`, `$list.ForEach({ … })`. */
function readValueBlock(scope: Scope): void {
  const { cursor } = scope;
  const before = cursor.text.slice(Math.max(0, cursor.index - 20), cursor.index);
  const block: Reading = { ...scope.reading, commands: [], definitions: [] };
  cursor.index += 1;
  scope.statements.readStatements({ ...scope, reading: block }, '}', undefined);
  if (!/\.(?:foreach|where)\(?\s*$/i.test(before) && matchAt(INVOKE, cursor) === undefined) return;
  scope.reading.commands.push(...block.commands);
  scope.reading.definitions.push(...block.definitions);
}

/** `$block = { … }`: runs where the variable is called later, `& $block`. */
export function readBlockVariable(scope: Scope, name: string, start: number): void {
  const { cursor } = scope;
  const block: Reading = { ...scope.reading, commands: [] };
  cursor.index += 1;
  scope.statements.readStatements({ ...scope, reading: block }, '}', undefined);
  if (cursor.isBroken) return;
  const commands = finishReading(block).commands;
  const span = { start, end: cursor.index };
  scope.reading.definitions.push({ kind: 'function', name, span, body: { commands } });
  if (matchAt(INVOKE, cursor) !== undefined) scope.reading.commands.push(...commands);
  readExpression(scope, undefined);
}

/** Goes over a block that nothing runs. */
export function readUnrunBlock(scope: Scope): void {
  const aside: Reading = { ...scope.reading, commands: [], definitions: [] };
  if (take(/\{/y, scope.cursor) !== undefined)
    scope.statements.readStatements({ ...scope, reading: aside }, '}', undefined);
}

/** `@{ Name = value; … }`: the values are statements, whose commands run. */
function readHashTable(scope: Scope, runs: boolean): void {
  const { cursor } = scope;
  const inside: Scope = { ...scope, depth: scope.depth + 1 };
  if (inside.depth > MAXIMUM_DEPTH) breakOff(cursor);
  cursor.index += 1;
  while (!cursor.isBroken) {
    skipSeparators(cursor);
    if (take(/\}/y, cursor) !== undefined) return;
    if (cursor.index >= cursor.text.length) {
      breakOff(cursor);
      return;
    }
    const start = cursor.index;
    readExpression(inside, undefined);
    if (take(ASSIGNMENT, cursor) !== undefined) {
      skipSeparators(cursor);
      if (runs && take(/\{/y, cursor) !== undefined) scope.statements.readStatements(inside, '}', undefined);
      else scope.statements.readStatement(inside, undefined);
    }
    if (cursor.index === start) cursor.index += 1;
  }
}

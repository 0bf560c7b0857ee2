import type { Command, Definition, Input, Word } from '../types';
import { literalOf } from '../types';
import { matchAt, peek, take } from './cursor';
import {
  breakOff,
  isQuote,
  type PowerShellCursor,
  type ReadNested,
  readEscape,
  readString,
  readVariable,
  skipBlanks,
} from './powershell-text';
import { addTo, isFull, type Reading, spendEffort } from './reading';
import { buildWord, leadingText, literalWord, plainWord, type WordBuilder } from './words';

/** How command mode reads what belongs to the other modes. */
export interface CommandContext {
  readonly cursor: PowerShellCursor;
  readonly reading: Reading;
  /** Statements in brackets whose commands run. */
  readonly readNested: ReadNested;
  /** `{ … }`: read, and its commands counted only when they run. */
  readonly readScriptBlock: (runs: boolean) => void;
  /** `runs`: the blocks among its values run, as in `Select-Object @{ n = 'x'; e = { … } }`. */
  readonly readHashTable: (runs: boolean) => void;
}

const PLAIN = /[^\s`"'“”„‘’‚‛$(){}|;&,<>@]+/y;
/** An argument that needs no closer look. */
const PLAIN_WORD = /[\w/.~\\-][\w:./~=+\\-]*(?=[ \t\r\n]|$)/y;
const REDIRECTION = /(?:[1-6*])?>>?(?:&[12])?|</y;
const STOP_PARSING = /--%(?=\s|$)/y;
const SPLATTED = /@\w+(?=[\s;|&)},]|$)/y;
const VERBATIM_WORD = /(?:"[^"\n]*"?|[^\s|"])+/y;
/** The start of `@('a', 'b')`, which is the list `'a', 'b'`. */
const LITERAL_LIST =
  /@?\((?=\s*(?:'[^'\n]*'|"[^"$`\n]*")(?:\s*,\s*(?:'[^'\n]*'|"[^"$`\n]*"))*\s*\)(?:[\s;|&)}]|$))\s*/y;
/** The start of `('a')`, of which no member is asked. */
const ONE_STRING = /\((?=\s*(?:'[^'\n]*'|"[^"$`\n]*")\s*\)(?:[\s;|&)}]|$))\s*/y;
const MEMBER = /(?:\.\w+|\[[^\]\s]{0,100}\]|::\w+)/y;

/** Commands that run the script blocks given to them at once (in lower case). Others keep a block as a value. */
export const BLOCK_RUNNERS: ReadonlySet<string> = new Set(
  (
    '% ? foreach foreach-object where where-object invoke-command icm start-job sajb start-threadjob measure-command trace-command ' +
    'select-object select sort-object sort group-object group measure-object use-transaction new-module powershell pwsh ' +
    'powershell.exe pwsh.exe describe context it beforeall beforeeach task inlinescript'
  ).split(' '),
);

/** Reads a command and its arguments from the cursor on. */
export function readPowerShellCommand(context: CommandContext, input: Input | undefined): Command | undefined {
  const { cursor } = context;
  const start = cursor.index;
  const known = context.reading.commands.length;
  const isCall = take(/[&.](?=[\s"'“”„‘’‚‛$({`])/y, cursor) !== undefined || take(/&/y, cursor) !== undefined;
  skipBlanks(cursor);
  const words: Word[] = [];
  if (isCall && peek(cursor) === '{') {
    context.readScriptBlock(true);
    readArguments(context, words, true);
    return undefined;
  }
  const name = readWord(context, false);
  if (name === undefined) return undefined;
  words.push(name);
  readArguments(context, words, BLOCK_RUNNERS.has((literalOf(name) ?? '').toLowerCase()));
  if (cursor.isBroken) {
    // What the broken command's own brackets hold would not run either.
    context.reading.commands.length = known;
    return undefined;
  }
  const span = { start, end: words.at(-1)?.span.end ?? cursor.index };
  const command: Command = { words, span, assignments: [], input, ...(isCall ? { operator: 'call' as const } : {}) };
  addTo(context.reading, command);
  context.reading.definitions.push(...aliasesOf(command));
  return command;
}

function readArguments(context: CommandContext, words: Word[], runsBlocks: boolean): void {
  const { cursor } = context;
  while (!cursor.isBroken) {
    skipBlanks(cursor);
    if (take(STOP_PARSING, cursor) !== undefined) {
      readVerbatim(context, words);
      return;
    }
    const redirection = take(REDIRECTION, cursor)?.[0];
    if (isFull(context.reading)) {
      breakOff(cursor);
      return;
    }
    if (redirection !== undefined) {
      spendEffort(context.reading);
      skipBlanks(cursor);
      if (!redirection.includes('&')) readWord(context, false);
      continue;
    }
    // `a,b` is a list, which a program receives as separate arguments.
    if (take(/(?:,\s*)+/y, cursor) !== undefined) continue;
    if (take(LITERAL_LIST, cursor) !== undefined) {
      readArguments(context, words, runsBlocks);
      take(/\)/y, cursor);
      continue;
    }
    const plain = plainWord(PLAIN_WORD, cursor);
    if (plain === undefined) spendEffort(context.reading);
    const word = plain ?? readWord(context, runsBlocks);
    if (word === undefined) return;
    words.push(word);
  }
}

/** After `--%` the line is passed on as it is, up to a pipe. */
function readVerbatim(context: CommandContext, words: Word[]): void {
  const { cursor } = context;
  for (;;) {
    take(/[^\S\n]+/y, cursor);
    const start = cursor.index;
    const raw = take(VERBATIM_WORD, cursor)?.[0];
    if (raw === undefined) return;
    const builder = buildWord();
    for (const [index, part] of raw.replaceAll('"', '').split(/%\w+%/).entries()) {
      if (index > 0) builder.unknown();
      builder.literal(part);
    }
    if (raw.includes('"')) builder.quote();
    words.push(builder.build({ start, end: cursor.index }));
  }
}

/** One argument; nothing at the end of the command. */
function readWord(context: CommandContext, runsBlocks: boolean): Word | undefined {
  const { cursor } = context;
  const start = cursor.index;
  const builder = buildWord();
  const character = peek(cursor);
  if (character === '{') {
    context.readScriptBlock(runsBlocks);
    builder.unknown();
  } else if (character === '@') {
    readAtSign(context, builder, runsBlocks);
  } else if (isQuote(character)) {
    readString(cursor, builder, context.readNested);
    // A string ends its argument, unless a member of it is asked for.
    if (matchAt(MEMBER, cursor) !== undefined) readMembers(context, builder);
  } else if (character === '(') {
    readParenthesized(context, builder);
  } else readGeneric(context, builder);
  return cursor.index === start ? undefined : builder.build({ start, end: cursor.index });
}

function readAtSign(context: CommandContext, builder: WordBuilder, runsBlocks: boolean): void {
  const { cursor } = context;
  if (readString(cursor, builder, context.readNested)) return;
  if (take(SPLATTED, cursor) !== undefined) {
    builder.unknown();
    return;
  }
  const next = peek(cursor, 1);
  if (next === '(' || next === '{') {
    cursor.index += 1;
    builder.unknown();
    if (next === '{') context.readHashTable(runsBlocks);
    else readParenthesized(context, builder);
    return;
  }
  builder.literal('@');
  cursor.index += 1;
  readGeneric(context, builder);
}

function readParenthesized(context: CommandContext, builder: WordBuilder): void {
  if (take(ONE_STRING, context.cursor) !== undefined) {
    readString(context.cursor, builder, context.readNested);
    take(/\s*\)/y, context.cursor);
    return;
  }
  builder.unknown();
  context.cursor.index += 1;
  context.readNested(')');
  readMembers(context, builder);
}

/** `.Name`, `[0]` and `(…)` after a value: all of it is unknown. */
function readMembers(context: CommandContext, builder: WordBuilder): void {
  const { cursor } = context;
  while (!cursor.isBroken && take(MEMBER, cursor) !== undefined) {
    builder.unknown();
    if (peek(cursor) !== '(') continue;
    cursor.index += 1;
    context.readNested(')');
  }
}

/** A bare word: quotes, variables and escapes may stand anywhere in it but at its start. */
function readGeneric(context: CommandContext, builder: WordBuilder): void {
  const { cursor } = context;
  while (!cursor.isBroken) {
    const character = peek(cursor);
    if (character === '`') {
      if (/^`\r?\n/.test(cursor.text.slice(cursor.index, cursor.index + 3))) return;
      readEscape(cursor, builder);
    } else if (character === '$') {
      if (readVariable(cursor, builder, context.readNested)) {
        if (/[[(]/.test(peek(cursor)) || matchAt(/\.\w+\(/y, cursor) !== undefined) readMembers(context, builder);
      } else {
        builder.literal('$');
        cursor.index += 1;
      }
    } else if (character === '@') {
      builder.literal('@');
      cursor.index += 1;
    } else if (isQuote(character)) {
      readString(cursor, builder, context.readNested);
    } else {
      const plain = take(PLAIN, cursor)?.[0];
      if (plain === undefined) return;
      builder.literal(plain);
    }
  }
  if (cursor.index > cursor.text.length) breakOff(cursor);
}

/** `Set-Alias c claude`, `New-Alias -Name c -Value claude`. */
function aliasesOf(command: Command): readonly Definition[] {
  const [program, ...parameters] = command.words;
  if (program === undefined || !/^(?:set-alias|new-alias|sal|nal)$/i.test(literalOf(program) ?? '')) return [];
  const operands: Word[] = [];
  let name: Word | undefined;
  let text: Word | undefined;
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index] ?? literalWord('', command.span);
    const flag = parameter.quoted ? '' : leadingText(parameter).toLowerCase();
    if (/^-n(?:ame?)?a?$/.test(flag)) name = parameters[++index];
    else if (/^-v(?:alue?)?a?l?u?$/.test(flag)) text = parameters[++index];
    else if (/^-(?:scope|option|description)$/.test(flag)) index += 1;
    else if (!flag.startsWith('-')) operands.push(parameter);
  }
  name ??= operands.shift();
  text ??= operands.shift();
  const alias = name === undefined ? undefined : literalOf(name);
  if (alias === undefined || alias === '' || text === undefined) return [];
  return [{ kind: 'alias', name: alias, span: command.span, body: { text } }];
}

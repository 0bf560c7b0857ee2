import type { Command, Input, ShellText, Span, Word } from '../types';
import { macroDefinitions, readDoublyQuoted, withoutOuterQuotes, withoutSwitch } from './cmd-nested';
import { readCmdWord, skipCmdBlanks } from './cmd-words';
import { type Cursor, matchAt, take } from './cursor';
import { addTo, finishReading, isFull, type Reading, spendEffort, startReading } from './reading';
import { plainWord } from './words';

/**
 * Reads text as cmd.exe would. There is no specification; the closest is
 * https://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts
 */
export function readCmd(text: string): ShellText {
  const reading = startReading();
  readText(text, (span) => span, reading, 0);
  return finishReading(reading);
}

interface Scope {
  readonly cursor: Cursor;
  readonly place: (span: Span) => Span;
  readonly reading: Reading;
  /** Open groups. */
  readonly groups: number;
  /** Commands within commands: `if`, `for`, groups, `for /f`. */
  readonly depth: number;
}

/** How far the end of the set of a `for` is looked for. */
const MAXIMUM_SET = 1_000;
const MAXIMUM_DEPTH = 60;
const REDIRECTION = /\d?(?:>>|>|<)(?:[ \t]*&\d)?/y;
/** `>nul (…)`, `2>nul if …`: what stands before a command that is no program. */
const REDIRECTIONS_OF_GROUP =
  /(?:\d?(?:>>?|<)(?:&\d|[ \t]*(?:"[^"\n]*"|[^\s"&|<>()]+))[ \t]*)+(?=\(|(?:if|for)[ \t])/iy;
const PLAIN_WORD = /[\w@+:./~=\\-]+(?=[ \t\n]|$)/y;
const KEYWORD = /(?:if|for|rem)(?=[\s"(&|<>,;=/]|$)/iy;
const FOR_HEAD = /(?:[ \t]+\/([dlrf])(?:[ \t]+(?!%)("[^"\n]*"|[^\s%]+))?)*[ \t]*%%?~?[^\s%][ \t]+in[ \t]*\(/iy;
const DO = /[ \t\r\n]*do(?=[\s("]|$)/iy;
const ELSE = /[ \t]*else(?=[\s("]|$)/iy;
const IF_SWITCHES = /(?:[ \t]+(?:\/i|not))*[ \t]*/iy;
const IF_TEST = /(?:exist|defined|errorlevel|cmdextversion)[ \t]+/iy;
const COMPARISON = /[ \t]*(?:==|(?:equ|neq|lss|leq|gtr|geq)(?=[\s"]))[ \t]*/iy;

function readText(text: string, place: Scope['place'], reading: Reading, depth: number): void {
  const cursor: Cursor = { text, index: 0 };
  while (cursor.index < text.length) {
    readSequence({ cursor, place, reading, groups: 0, depth }, undefined);
    // A parenthesis that closes nothing: cmd skips the rest of its line.
    if (cursor.index < text.length) readToLineEnd(cursor);
  }
}

/** Commands joined by `&`, `&&`, `||`, `|` and line ends, up to the `)` of the group or the end. */
function readSequence(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  let last: Command | undefined;
  let stageInput = input;
  for (;;) {
    skipCmdBlanks(cursor, '\n,;=@');
    if (cursor.index >= cursor.text.length) return last;
    const character = cursor.text.charAt(cursor.index);
    if (character === ')') return last;
    if (character === '&' || character === '|') {
      const isDouble = cursor.text.charAt(cursor.index + 1) === character;
      const isPipe = character === '|' && !isDouble;
      cursor.index += isDouble ? 2 : 1;
      stageInput = isPipe && last !== undefined ? { kind: 'pipe', from: last } : input;
      continue;
    }
    last = readCommand(scope, stageInput) ?? last;
    if (cursor.text.charAt(cursor.index) !== '|') stageInput = input;
  }
}

function readCommand(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  if (scope.depth > MAXIMUM_DEPTH || isFull(scope.reading)) {
    scope.reading.unreadable.push(scope.place({ start: cursor.index, end: cursor.text.length }));
    cursor.index = cursor.text.length;
    return undefined;
  }
  const inside: Scope = { ...scope, depth: scope.depth + 1 };
  take(REDIRECTIONS_OF_GROUP, cursor);
  if (cursor.text.charAt(cursor.index) === '(') return readGroup(inside, input);
  if (cursor.text.charAt(cursor.index) === ':') {
    readToLineEnd(cursor);
    return undefined;
  }
  const start = cursor.index;
  const keyword = matchAt(KEYWORD, cursor)?.[0].toLowerCase();
  if (keyword === undefined) return readSimple(scope, input);
  cursor.index += keyword.length;
  if (keyword === 'if') return readIf(inside, input);
  if (keyword === 'for') return readFor(inside, start, input);
  skipCmdBlanks(cursor);
  // `rem` takes its whole line, operators included, unless one follows at once.
  if (!/[&|]/.test(cursor.text.charAt(cursor.index))) readToLineEnd(cursor);
  return undefined;
}

function readGroup(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  const start = cursor.index;
  cursor.index += 1;
  const before = scope.reading.commands.length;
  const last = readSequence({ ...scope, groups: scope.groups + 1 }, input);
  if (cursor.text.charAt(cursor.index) === ')') cursor.index += 1;
  else scope.reading.unreadable.push(scope.place({ start, end: cursor.text.length }));
  // Redirections of the whole group.
  while (matchAt(REDIRECTION, skipped(cursor)) !== undefined) readRedirection(scope);
  return scope.reading.commands.length > before ? last : undefined;
}

function readIf(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  take(IF_SWITCHES, cursor);
  const isTest = take(IF_TEST, cursor) !== undefined;
  readCmdWord(cursor, { inGroup: false, endsAt: isTest ? '' : '=' });
  if (!isTest && take(COMPARISON, cursor) !== undefined) readCmdWord(cursor, { inGroup: scope.groups > 0, endsAt: '' });
  skipCmdBlanks(cursor, ',;=@');
  const isGroup = cursor.text.charAt(cursor.index) === '(';
  const last = atCommandEnd(cursor) ? undefined : readCommand(scope, input);
  // Only after a group does `else` end the command before it.
  if (!isGroup || take(ELSE, cursor) === undefined) return last;
  skipCmdBlanks(cursor, ',;=@');
  return (atCommandEnd(cursor) ? undefined : readCommand(scope, input)) ?? last;
}

function readFor(scope: Scope, start: number, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  const head = matchAt(FOR_HEAD, cursor);
  const setStart = cursor.index + (head?.[0].length ?? 0);
  const setEnd = head === undefined ? -1 : endOfSet(cursor.text, setStart);
  if (head === undefined || setEnd === -1) {
    readToLineEnd(cursor);
    scope.reading.unreadable.push(scope.place({ start, end: cursor.index }));
    return undefined;
  }
  if (head[1]?.toLowerCase() === 'f')
    readForCommand(scope, { start: setStart, end: setEnd }, /usebackq/i.test(head[2] ?? ''));
  cursor.index = setEnd + 1;
  if (take(DO, cursor) === undefined) {
    readToLineEnd(cursor);
    scope.reading.unreadable.push(scope.place({ start, end: cursor.index }));
    return undefined;
  }
  skipCmdBlanks(cursor, ',;=@');
  return atCommandEnd(cursor) ? undefined : readCommand(scope, input);
}

/** `for /f %i in ('command') do …` runs the command; with `usebackq` it stands between backticks. */
function readForCommand(scope: Scope, set: Span, usesBackticks: boolean): void {
  const raw = scope.cursor.text.slice(set.start, set.end);
  const quote = usesBackticks ? '`' : "'";
  const leading = raw.length - raw.trimStart().length;
  const trimmed = raw.trim();
  if (trimmed.length < 2 || !trimmed.startsWith(quote) || !trimmed.endsWith(quote)) return;
  const quoted = trimmed.slice(1, -1);
  const inner = withoutOuterQuotes(quoted);
  const shift = set.start + leading + 1 + (inner === quoted ? 0 : 1);
  const place = inner.includes('^')
    ? () => scope.place(set)
    : (span: Span) => scope.place({ start: span.start + shift, end: span.end + shift });
  readText(inner.replace(/\^([&|<>^()])/g, '$1'), place, scope.reading, scope.depth + 1);
}

/** The `)` that ends the set of a `for`. */
function endOfSet(text: string, from: number): number {
  let isQuoted = false;
  const stop = Math.min(text.length, from + MAXIMUM_SET);
  for (let index = from; index < stop; index += 1) {
    const character = text.charAt(index);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '^' && !isQuoted) index += 1;
    else if (character === ')' && !isQuoted) return index;
  }
  return -1;
}

function readSimple(scope: Scope, input: Input | undefined): Command | undefined {
  const { cursor } = scope;
  const start = cursor.index;
  const words: Word[] = [];
  for (;;) {
    skipCmdBlanks(cursor);
    if (isFull(scope.reading)) break;
    if (matchAt(REDIRECTION, cursor) !== undefined) {
      readRedirection(scope);
      continue;
    }
    const nested = readDoublyQuoted(cursor, words.at(-1));
    if (nested !== undefined) {
      words.push({ ...nested, span: scope.place(nested.span) });
      continue;
    }
    const plain = words.length === 0 ? undefined : plainWord(PLAIN_WORD, cursor);
    const word = plain ?? readCmdWord(cursor, { inGroup: scope.groups > 0, endsAt: words.length === 0 ? ',;=' : '' });
    if (word === undefined) break;
    if (words.length === 0) {
      const [name, attached] = withoutSwitch(word);
      words.push({ ...name, span: scope.place(name.span) });
      if (attached !== undefined) words.push({ ...attached, span: scope.place(attached.span) });
      continue;
    }
    if (plain === undefined) spendEffort(scope.reading);
    words.push({ ...word, span: scope.place(word.span) });
  }
  if (words.length === 0) {
    if (cursor.index === start) cursor.index += 1;
    return undefined;
  }
  const command: Command = { words, span: scope.place({ start, end: cursor.index }), assignments: [], input };
  addTo(scope.reading, command);
  scope.reading.definitions.push(...macroDefinitions(command));
  return command;
}

function readRedirection(scope: Scope): void {
  const { cursor } = scope;
  spendEffort(scope.reading);
  const operator = matchAt(REDIRECTION, cursor)?.[0] ?? '';
  cursor.index += operator.length;
  if (operator.includes('&')) return;
  skipCmdBlanks(cursor);
  readCmdWord(cursor, { inGroup: scope.groups > 0, endsAt: '' });
}

function atCommandEnd(cursor: Cursor): boolean {
  return cursor.index >= cursor.text.length || /[\n&|)]/.test(cursor.text.charAt(cursor.index));
}

function readToLineEnd(cursor: Cursor): void {
  const lineEnd = cursor.text.indexOf('\n', cursor.index);
  cursor.index = lineEnd === -1 ? cursor.text.length : lineEnd + 1;
}

function skipped(cursor: Cursor): Cursor {
  skipCmdBlanks(cursor);
  return cursor;
}

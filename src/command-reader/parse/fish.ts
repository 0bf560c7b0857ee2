import type { Command, Definition, Input, ShellText, Word } from '../types';
import { literalOf } from '../types';
import { aliasDefinitions } from './aliases';
import { expandBraces } from './bash-words';
import { type Cursor, matchAt, take } from './cursor';
import { readFishWord, skipBlanks, spanFrom, type WordEnd } from './fish-words';
import { addTo, finishReading, isFull, type Reading, spendEffort, startReading } from './reading';
import { buildWord, leadingText, plainWord, withoutPrefix } from './words';

/** Reads text as fish would: https://fishshell.com/docs/current/language.html */
export function readFish(text: string): ShellText {
  const reading = startReading();
  const scope: Scope = { cursor: { text, index: 0 }, reading, depth: 0, inBraces: 0 };
  while (scope.cursor.index < text.length) {
    readList(scope, 'text', undefined);
    if (scope.cursor.index >= text.length) break;
    // A closing parenthesis or `end` that closes nothing.
    const start = scope.cursor.index;
    scope.cursor.index += keywordAt(scope.cursor)?.length ?? 1;
    reading.unreadable.push({ start, end: scope.cursor.index });
  }
  return finishReading(reading);
}

interface Scope {
  readonly cursor: Cursor;
  readonly reading: Reading;
  readonly depth: number;
  /** How many `{` are open: only then does a `}` close. */
  readonly inBraces: number;
}

type Closer = 'text' | 'end' | ')' | '}';

interface Outcome {
  readonly last: Command | undefined;
  readonly end: WordEnd;
}

const MAXIMUM_DEPTH = 60;
const KEYWORD = /(?:begin|if|while|for|function|switch|case|else|end|[{}])(?=[\s;&|)<>]|$)/y;
const PREFIX = /(?:and|or|not|!)(?=[\s;&|)<>]|$)/y;
const PIPE = /(?:\d*>\||&\||\|)(?!\|)/y;
const PLAIN_WORD = /[\w@%+:,./~=-]+(?=[ \t\n;]|$)/y;
const REDIRECTION = /(?:\d+|&)?(?:>>|>\?|>|<\?|<)(?:&[-\d]+)?|\^/y;

/** Statements up to what closes them; leaves the cursor after it. */
function readList(scope: Scope, closer: Closer, input: Input | undefined): Outcome {
  const { cursor } = scope;
  if (scope.depth > MAXIMUM_DEPTH) return { last: undefined, end: 'unterminated' };
  let last: Command | undefined;
  for (;;) {
    skipSeparators(cursor);
    if (cursor.index >= cursor.text.length) return { last, end: closer === 'text' ? 'complete' : 'unterminated' };
    const keyword = keywordAt(cursor);
    const closes =
      keyword === 'end' || (keyword === '}' && scope.inBraces > 0)
        ? keyword
        : cursor.text.charAt(cursor.index) === ')'
          ? ')'
          : undefined;
    if (closes !== undefined) {
      if (closes !== closer) return { last, end: closer === 'text' ? 'complete' : 'unterminated' };
      cursor.index += closes.length;
      return { last, end: 'complete' };
    }
    const start = cursor.index;
    if (isFull(scope.reading)) {
      if (closer === 'text') scope.reading.unreadable.push({ start, end: cursor.text.length });
      cursor.index = cursor.text.length;
      continue;
    }
    const outcome = readPipeline(scope, input);
    if (outcome.end === 'unterminated') {
      if (closer === 'text') {
        scope.reading.unreadable.push({ start, end: cursor.text.length });
        cursor.index = cursor.text.length;
      }
      return { last, end: 'unterminated' };
    }
    last = outcome.last ?? last;
    if (cursor.index === start) {
      scope.reading.unreadable.push({ start, end: start + 1 });
      cursor.index += 1;
    }
  }
}

function skipSeparators(cursor: Cursor): void {
  for (;;) {
    skipBlanks(cursor);
    const character = cursor.text.charAt(cursor.index);
    const isOr = character === '|' && cursor.text.charAt(cursor.index + 1) === '|';
    if (isOr) cursor.index += 2;
    else if (
      character !== '' &&
      '\n;&'.includes(character) &&
      matchAt(PIPE, cursor) === undefined &&
      !/^&>/.test(cursor.text.slice(cursor.index, cursor.index + 2))
    ) {
      cursor.index += 1;
    } else return;
  }
}

function readPipeline(scope: Scope, input: Input | undefined): Outcome {
  let stageInput = input;
  for (;;) {
    const stage = readStage(scope, stageInput);
    if (stage.end === 'unterminated') return stage;
    skipBlanks(scope.cursor);
    const pipe = matchAt(PIPE, scope.cursor)?.[0];
    if (pipe === undefined || isFull(scope.reading)) return stage;
    scope.cursor.index += pipe.length;
    stageInput = stage.last === undefined ? undefined : { kind: 'pipe', from: stage.last };
    while (/\s/.test(scope.cursor.text.charAt(scope.cursor.index))) scope.cursor.index += 1;
  }
}

function readStage(scope: Scope, input: Input | undefined): Outcome {
  const { cursor } = scope;
  skipBlanks(cursor);
  while (take(PREFIX, cursor) !== undefined) skipBlanks(cursor);
  const keyword = keywordAt(cursor);
  if (keyword === undefined || keyword === 'end' || keyword === '}') return readCommand(scope, input);
  const start = cursor.index;
  cursor.index += keyword.length;
  const inside: Scope = { ...scope, depth: scope.depth + 1 };
  switch (keyword) {
    case 'else': {
      skipBlanks(cursor);
      if (keywordAt(cursor) === 'if') cursor.index += 2;
      return { last: undefined, end: 'complete' };
    }
    case 'case':
      return { last: undefined, end: readWords(scope).end };
    case 'function':
      return readFunction(inside, start);
    case 'for':
    case 'switch':
      if (readWords(scope).end === 'unterminated') return { last: undefined, end: 'unterminated' };
      return readBlock(inside, 'end', input);
    case '{':
      return readBlock({ ...inside, inBraces: scope.inBraces + 1 }, '}', input);
    default:
      return readBlock(inside, 'end', input);
  }
}

/** The body, and the redirections that may follow its end. */
function readBlock(scope: Scope, closer: Closer, input: Input | undefined): Outcome {
  const body = readList(scope, closer, input);
  const around = closer === '}' ? { ...scope, inBraces: scope.inBraces - 1 } : scope;
  return body.end === 'unterminated' ? body : { last: body.last, end: readWords(around).end };
}

function readFunction(scope: Scope, start: number): Outcome {
  const header = readWords(scope);
  const body: Reading = { ...scope.reading, commands: [] };
  const outcome = header.end === 'unterminated' ? header : readList({ ...scope, reading: body }, 'end', undefined);
  if (outcome.end === 'unterminated') return { last: undefined, end: 'unterminated' };
  const name = header.words[0] === undefined ? undefined : literalOf(header.words[0]);
  if (name !== undefined) {
    const commands = finishReading(body).commands;
    scope.reading.definitions.push({ kind: 'function', name, span: spanFrom(start, scope.cursor), body: { commands } });
  }
  return { last: undefined, end: 'complete' };
}

function readCommand(scope: Scope, input: Input | undefined): Outcome {
  const start = scope.cursor.index;
  const known = scope.reading.commands.length;
  const { words: all, end } = readWords(scope);
  if (end === 'unterminated') {
    // What the broken command's own substitutions hold would not run either.
    scope.reading.commands.length = known;
    return { last: undefined, end };
  }
  const assignments: { name: string; value: Word }[] = [];
  for (const word of all) {
    const name = word.quoted && leadingText(word) === '' ? undefined : /^(\w+)=/.exec(leadingText(word))?.[1];
    if (name === undefined) break;
    assignments.push({ name, value: withoutPrefix(word, name.length + 1) });
  }
  const words = all.slice(assignments.length);
  if (words.length === 0) return { last: undefined, end };
  const command: Command = { words, span: { start, end: words.at(-1)?.span.end ?? start }, assignments, input };
  addTo(scope.reading, command);
  scope.reading.definitions.push(...definitionsOf(command));
  return { last: command, end };
}

/** `alias c=claude` and `alias c claude`. */
function definitionsOf(command: Command): readonly Definition[] {
  const [program, ...parameters] = command.words;
  const operands = parameters.filter((word) => !leadingText(word).startsWith('-'));
  const [name, text] = operands;
  if (operands.length !== 2 || program === undefined || name === undefined || text === undefined)
    return aliasDefinitions(command);
  const alias = literalOf(name);
  if (literalOf(program) !== 'alias' || alias === undefined || alias.includes('=')) return aliasDefinitions(command);
  return [{ kind: 'alias', name: alias, span: command.span, body: { text } }];
}

/** Words up to the end of the command, redirections left out. */
function readWords(scope: Scope): { readonly words: readonly Word[]; readonly last: undefined; readonly end: WordEnd } {
  const { cursor } = scope;
  const words: Word[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (matchAt(PIPE, cursor) !== undefined || (scope.inBraces > 0 && keywordAt(cursor) === '}'))
      return { words, last: undefined, end: 'complete' };
    const redirection = matchAt(REDIRECTION, cursor)?.[0];
    if (redirection !== undefined && redirection !== '^') cursor.index += redirection.length;
    skipBlanks(cursor);
    const start = cursor.index;
    const plain = redirection === undefined ? plainWord(PLAIN_WORD, cursor) : undefined;
    if (plain !== undefined) {
      words.push(plain);
      continue;
    }
    spendEffort(scope.reading);
    if (isFull(scope.reading)) return { words, last: undefined, end: 'complete' };
    const builder = buildWord();
    const end = readFishWord(
      cursor,
      builder,
      () => readList({ ...scope, depth: scope.depth + 1, inBraces: 0 }, ')', undefined).end,
    );
    if (end === 'unterminated') return { words, last: undefined, end };
    if (cursor.index === start) {
      if (redirection === undefined || redirection === '^') return { words, last: undefined, end };
      continue;
    }
    if (redirection !== undefined && redirection !== '^' && !redirection.includes('&', 1)) continue;
    const span = spanFrom(start, cursor);
    const raw = cursor.text.slice(start, cursor.index);
    const expanded = raw.includes('{') ? expandBraces(raw, span) : undefined;
    words.push(...(expanded ?? [builder.build(span)]));
  }
}

function keywordAt(cursor: Cursor): string | undefined {
  return matchAt(KEYWORD, cursor)?.[0];
}

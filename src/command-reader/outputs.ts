import { decodeBase64 } from './base64';
import { readFetch } from './programs/curl';
import { isWebRequest, readWebRequest } from './programs/invoke-web-request';
import { hasOption, optionValues, readOptions } from './programs/shared/options';
import type { Command, Input, Piece, Shell, Word } from './types';
import { literalOf } from './types';
import { baseName, literalWord } from './words';

/** What a command writes to its standard output, as far as the text shows it. */
export type Output =
  /** The contents of an address. */
  | { readonly kind: 'fetched'; readonly url: string; readonly word: Word }
  | { readonly kind: 'text'; readonly words: readonly Word[] }
  /** The contents of a file by that name. */
  | { readonly kind: 'file'; readonly path: string };

export interface OutputContext {
  readonly shell: Shell;
  /** The commands of a process substitution that a word is. */
  within(word: Word): readonly Command[];
  /** The commands that a wrapper such as `sudo` or `timeout` runs with its words. */
  wrapped(command: Command): readonly Command[];
}

/** Filters that may change text, yet leave an install script one. */
const filters = [
  ...[
    'sed',
    'tr',
    'awk',
    'grep',
    'head',
    'tail',
    'envsubst',
    'dos2unix',
    'gunzip',
    'zcat',
    'gzip',
    'sort',
    'pv',
    'iconv',
  ],
  ...['perl', 'string', 'psub', 'out-string', 'select-object', 'foreach-object', '%', 'select', 'buffer', 'sponge'],
];

export function outputsOf(command: Command, context: OutputContext, depth = 0): readonly Output[] {
  const [program, ...words] = command.words;
  const name =
    program &&
    baseName(program)
      ?.name.replace(/\.exe$/i, '')
      .toLowerCase();
  if (name === undefined || depth > 8) return [];
  switch (name) {
    case 'echo':
    case 'write-output':
    case 'write-host':
      return [{ kind: 'text', words: echoed(words, context.shell) }];
    case 'printf':
      return [{ kind: 'text', words: printed(words) }];
    case 'curl':
    case 'wget':
    case 'fetch':
      return fetched(
        context.shell === 'pwsh' && isWebRequest(words, name) ? readWebRequest(words) : readFetch(words, name),
      );
    case 'irm':
    case 'iwr':
    case 'invoke-restmethod':
    case 'invoke-webrequest':
      return fetched(readWebRequest(words));
    case 'cat':
    case 'type':
    case 'get-content':
    case 'gc':
    case 'tee':
    case 'tee-object':
      return catOutputs(name, words, command.input, context, depth);
    case 'base64':
      return hasOption(readOptions(words, { options: 'anywhere' }), '-d', '-D', '--decode')
        ? inputOutputs(command.input, context, depth).flatMap(decoded)
        : [];
    default: {
      if (filters.includes(name)) {
        return inputOutputs(command.input, context, depth).filter((output) => output.kind === 'fetched');
      }
      return context.wrapped(command).flatMap((inner) => outputsOf(inner, context, depth + 1));
    }
  }
}

/** What a command that fills a file puts there: see `fileWritten`. */
export function writtenOutputs(of: 'output' | 'input' | Word, command: Command, context: OutputContext) {
  if (of === 'input') return inputOutputs(command.input, context);
  return of === 'output' ? outputsOf(command, context) : [{ kind: 'text', words: [of] } as const];
}

/** What stands on a command's standard input. */
export function inputOutputs(input: Input | undefined, context: OutputContext, depth = 0): readonly Output[] {
  switch (input?.kind) {
    case undefined:
      return [];
    case 'text':
      return [{ kind: 'text', words: [input.text] }];
    case 'pipe':
      return outputsOf(input.from, context, depth + 1);
    case 'commands':
      return finalCommands(input.from).flatMap((command) => outputsOf(command, context, depth + 1));
  }
}

/** PowerShell: what an expression of .NET's hands to what runs it: `(New-Object Net.WebClient).DownloadString('…')`. */
export function outputsOfExpression(text: string, word: Word): readonly Output[] {
  const download = /\.Download(?:String|Data)\(\s*['"]([^'"]+)['"]/i.exec(text)?.[1];
  const block = /\[scriptblock\]::Create\(\s*(?:'([^']*)'|"([^"$`]*)")\s*\)/i.exec(text);
  const created = block?.[1] ?? block?.[2];
  return [
    ...(download ? [{ kind: 'fetched', url: download, word } as const] : []),
    ...(created ? [{ kind: 'text', words: [literalWord(created, word.span)] } as const] : []),
  ];
}

/** The program that a look-up prints the path of: `$(which claude)`, `(Get-Command claude).Source`. */
export function programLookedUp(command: Command): Word | undefined {
  const [program, ...words] = command.words;
  const name = program && baseName(program)?.name.toLowerCase();
  const asks = (...flags: readonly string[]) => words.some((word) => flags.includes(literalOf(word) ?? ''));
  const looksUp =
    (name !== undefined && ['which', 'whence', 'where', 'where.exe', 'get-command', 'gcm'].includes(name)) ||
    (name === 'command' && asks('-v', '-s', '--search')) ||
    (name === 'type' && asks('-P', '-p', '-fp', '-fP'));
  const isCmdlet = name === 'get-command' || name === 'gcm';
  const names = isCmdlet ? namesOfGetCommand(words) : words.filter((word) => !(literalOf(word) ?? '-').startsWith('-'));
  // `& (Join-Path $HOME 'bin\\claude.exe')`: only the folder is unknown.
  if (name === 'join-path') return names.at(-1) === words.at(-1) ? names.at(-1) : undefined;
  return looksUp && names.length === 1 ? names[0] : undefined;
}

function namesOfGetCommand(words: readonly Word[]): readonly Word[] {
  const read = readOptions(words, {
    options: 'anywhere',
    oneDash: 'long',
    anyCase: true,
    cutNames: true,
    quotedOperands: true,
    valueFlags: ['-name', '-commandtype', '-type', '-module', '-erroraction', '-ea', '-totalcount', '-warningaction'],
  });
  return [...optionValues(read, '-name'), ...read.operands];
}

/** Variables that hold a program by their name: `"$SHELL" -c`, `%ComSpec% /c`, `$SUDO`, zsh's `$commands[claude]`. */
export function programOfVariable(text: string, { span }: Word): Word | undefined {
  const raw = text.slice(span.start, span.end);
  if (/^"?(?:\$SHELL|\$\{SHELL(?::-[\w/]*)?\})"?$/.test(raw)) return literalWord('bash', span);
  if (/^"?(?:%comspec%|\$env:comspec)"?$/i.test(raw)) return literalWord('cmd', span);
  // `$SUDO npm …`: empty or the program, what follows runs.
  if (/^"?\$(?:\w*sudo\w*|\{\w*sudo\w*(?::?[-+][^}]*)?\})"?$/i.test(raw)) return literalWord('sudo', span);
  const name = /^"?\$(?:commands\[([\w.-]+)\]|\{commands\[([\w.-]+)\]\})"?$/.exec(raw);
  return name === null ? undefined : literalWord(name[1] ?? name[2] ?? '', span);
}

/** The commands that stand in a range of the text; `all` is in the order of the text. Of very many the last are enough. */
export function commandsWithin(all: readonly Command[], start: number, end: number): readonly Command[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const within: Command[] = [];
  for (let index = low; index < all.length; index += 1) {
    const command = all[index];
    if (command === undefined || command.span.start >= end) break;
    if (command.span.end <= end) within.push(command);
  }
  return within.slice(-100);
}

/** Of commands that were found in a substitution, those that write to it themselves: no earlier stages, none inside others. */
export function finalCommands(commands: readonly Command[]): readonly Command[] {
  const stages = new Set(commands.flatMap((command) => (command.input?.kind === 'pipe' ? [command.input.from] : [])));
  return commands.filter(
    (command) =>
      !stages.has(command) &&
      !commands.some((other) => other !== command && other.words.some((word) => isInside(command, word))),
  );
}

function isInside(command: Command, word: Word): boolean {
  return word.span.start <= command.span.start && command.span.end <= word.span.end && word.span.end > word.span.start;
}

/** `echo Y2xhdWRl | base64 -d`: text that is written out is decoded; what is fetched stays what it is. */
function decoded(output: Output): readonly Output[] {
  if (output.kind !== 'text') return output.kind === 'fetched' ? [output] : [];
  const [first] = output.words;
  const text = output.words
    .map((word) => literalOf(word) ?? '*')
    .join('')
    .replace(/\s|\\n/g, '');
  const bytes = text.length > longestBase64 ? undefined : decodeBase64(text);
  if (first === undefined || bytes === undefined) return [];
  return [{ kind: 'text', words: [literalWord(new TextDecoder().decode(bytes), first.span)] }];
}

const longestBase64 = 20_000;

function fetched(fetch: ReturnType<typeof readFetch>): readonly Output[] {
  return fetch.to === null ? fetch.urls.map(({ url, word }) => ({ kind: 'fetched', url, word })) : [];
}

function catOutputs(
  name: string,
  words: readonly Word[],
  input: Input | undefined,
  context: OutputContext,
  depth: number,
): readonly Output[] {
  const files = name.startsWith('tee') ? [] : words.filter((word) => !(literalOf(word) ?? 'x').startsWith('-'));
  if (files.length === 0) return inputOutputs(input, context, depth);
  return files.flatMap((word) => {
    const path = literalOf(word);
    if (path !== undefined) return [{ kind: 'file', path }];
    return finalCommands(context.within(word)).flatMap((command) => outputsOf(command, context, depth + 1));
  });
}

/** `echo -e` and the echo of zsh and sh turn `\n` into a line's end. */
function echoed(words: readonly Word[], shell: Shell): readonly Word[] {
  const first = words.findIndex((word) => !/^-[neE]+$/.test(literalOf(word) ?? ''));
  const text = first < 0 ? [] : words.slice(first);
  const escapes =
    shell === 'zsh' ||
    shell === 'sh' ||
    words.slice(0, Math.max(first, 0)).some((word) => (literalOf(word) ?? '').includes('e'));
  return escapes ? text.map(withLines) : text;
}

/** The format with its `%s` filled; formats are repeated for further arguments, which is read here as their list. */
function printed(words: readonly Word[]): readonly Word[] {
  const { operands, options } = readOptions(words, { options: 'first-operand' });
  if (hasOption({ options, operands, afterDashes: undefined }, '-v')) return [];
  const [format, ...values] = operands;
  if (format === undefined) return [];
  let next = 0;
  const pieces = withLines(format).pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind === 'unknown') return [piece];
    return piece.text.split(/(%[sbq])/).flatMap((part): readonly Piece[] => {
      if (!/^%[sbq]$/.test(part)) return [{ kind: 'literal', text: part.replaceAll('%%', '%') }];
      const value = values[next];
      next += 1;
      return value?.pieces ?? [];
    });
  });
  const further = values
    .slice(next)
    .flatMap((value): readonly Piece[] => [{ kind: 'literal', text: '\n' }, ...value.pieces]);
  return [{ ...format, pieces: next > 0 ? [...pieces, ...further] : pieces }];
}

function withLines(word: Word): Word {
  const pieces = word.pieces.map(
    (piece): Piece =>
      piece.kind === 'literal'
        ? { kind: 'literal', text: piece.text.replaceAll('\\n', '\n').replaceAll('\\t', '\t') }
        : piece,
  );
  return { ...word, pieces };
}

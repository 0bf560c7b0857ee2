import type { Piece, Shell, Word } from '../types';
import { literalOf } from '../types';
import { lastLiteral, leadingText, withoutPrefix } from '../words';
import type { Consequence, Program } from './program';
import { hasOption, type ReadOptions, readOptions } from './shared/options';

const shells: Readonly<Record<string, Shell>> = {
  bash: 'bash',
  'git-bash': 'bash',
  rbash: 'bash',
  sh: 'sh',
  dash: 'sh',
  ash: 'sh',
  ksh: 'sh',
  mksh: 'sh',
  zsh: 'zsh',
  fish: 'fish',
  // Of its language only what it has in common with the others is read.
  nu: 'sh',
};

const posixFlags = ['-o', '+o', '-O', '+O', '--rcfile', '--init-file', '--emulate'];
const fishFlags = [
  '-C',
  '--init-command',
  '-f',
  '--features',
  '-d',
  '--debug',
  '-D',
  '-o',
  '--debug-output',
  '--profile',
];

/** `bash -lc 'text'`, `bash file`, `bash <(…)`, and text on standard input. With `-n` nothing of it is run. */
export const program: Program = {
  names: Object.keys(shells),
  read: (given, call) => {
    const shell = shells[call.name] ?? 'sh';
    const words = call.shell === 'cmd' ? joinSingleQuoted(given) : given;
    const read = readShellOptions(words, shell);
    if (hasOption(read, '--version', '--help') || (call.name !== 'nu' && hasOption(read, '-n', '--no-execute')))
      return [];
    const commands: Consequence[] = read.options.flatMap((option) =>
      shell === 'fish' && (option.name === '-C' || option.name === '--init-command') && option.value
        ? [{ kind: 'run-text', words: [option.value], shell } as const]
        : [],
    );
    const text = read.options.find((option) => option.name === '--command')?.value ?? read.operands[0];
    if (hasOption(read, '-c', '--command')) {
      if (text === undefined) return commands;
      return [...commands, { kind: 'run-text', words: [withParameters(text, read.operands.slice(1))], shell }];
    }
    const [file] = read.operands;
    if (hasOption(read, '-s') || file === undefined || literalOf(file) === '-') {
      return [...commands, { kind: 'run-input', shell }];
    }
    return [...commands, { kind: 'run-file', word: file, shell }];
  },
};

/** Options, `+x` among them, which takes back what `-x` sets. */
function readShellOptions(words: readonly Word[], shell: Shell): ReadOptions {
  const read = readOptions(words, {
    options: 'first-operand',
    valueFlags: shell === 'fish' ? fishFlags : posixFlags,
  });
  const [first] = read.operands;
  const sign = first && literalOf(first);
  if (sign === undefined || !/^\+[A-Za-z]+$/.test(sign) || read.afterDashes !== undefined) return read;
  const rest = readShellOptions(read.operands.slice(/[oO]$/.test(sign) ? 2 : 1), shell);
  return { ...rest, options: [...read.options, ...rest.options] };
}

/**
 * `sh -c '"$@"' name claude`: the words after the text are its parameters, `$0` first. They take their place in the text where
 * they are plain; functions in it have parameters of their own.
 */
function withParameters(text: Word, parameters: readonly Word[]): Word {
  const source = literalOf(text);
  if (source === undefined || parameters.length === 0 || /\(\s*\)|\bfunction\s/.test(source)) return text;
  const plain = parameters.map((word) => /^[\w@%+=:,./-]+$/.exec(literalOf(word) ?? '')?.[0]);
  const all = plain
    .slice(1)
    .map((value) => value ?? '""')
    .join(' ');
  if (source.length > longestFilled || all.length > longestFilled) return text;
  const filled = source.replace(
    /(?<!\\)("?)\$(?:\{([0-9@*])\}|([0-9@*]))\1/g,
    (written, _quote: string, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare ?? '';
      const value = /\d/.test(name) ? plain[Number(name)] : all;
      return value || written;
    },
  );
  return filled === source ? text : { ...text, pieces: [{ kind: 'literal', text: filled }] };
}

/** Of the text and of its parameters, so that filling stays cheap. */
const longestFilled = 1_000;

/** cmd passes `'a b'` on as it is, and the shells of WSL and Git for Windows take the quotes off themselves. */
function joinSingleQuoted(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex((word) => !word.quoted && leadingText(word).startsWith("'"));
  const last = words.findIndex((word, index) => index >= first && lastLiteral(word).endsWith("'"));
  const start = words[first];
  const end = words[last];
  if (start === undefined || end === undefined) return words;
  const pieces = words
    .slice(first, last + 1)
    .flatMap((word, index): readonly Piece[] =>
      index === 0 ? withoutPrefix(word, 1).pieces : [{ kind: 'literal', text: ' ' }, ...word.pieces],
    );
  const tail = pieces.at(-1);
  if (tail?.kind !== 'literal') return words;
  const joined: Word = {
    pieces: [...pieces.slice(0, -1), { kind: 'literal', text: tail.text.slice(0, -1) }],
    span: { start: start.span.start, end: end.span.end },
    quoted: true,
  };
  return [...words.slice(0, first), joined, ...words.slice(last + 1)];
}

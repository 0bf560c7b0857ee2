import type { Shell, Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

const shells: Readonly<Record<string, Shell>> = {
  bash: 'bash',
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

/** `bash -lc 'text'`, `bash file`, `bash <(…)`, and text on standard input. */
export const program: Program = {
  names: Object.keys(shells),
  read: (words, call) => {
    const shell = shells[call.name] ?? 'sh';
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: shell === 'fish' ? fishFlags : posixFlags,
    });
    const commands: Consequence[] = read.options.flatMap((option) =>
      shell === 'fish' && (option.name === '-C' || option.name === '--init-command') && option.value
        ? [{ kind: 'run-text', words: [option.value], shell } as const]
        : [],
    );
    const text = read.options.find((option) => option.name === '--command')?.value ?? read.operands[0];
    if (hasOption(read, '-c', '--command')) {
      if (text === undefined) return commands;
      return [...commands, { kind: 'run-text', words: [text], shell }, ...runParameters(text, read.operands.slice(1))];
    }
    const [file] = read.operands;
    if (hasOption(read, '-s') || file === undefined || literalOf(file) === '-') {
      return [...commands, { kind: 'run-input', shell }];
    }
    return [...commands, { kind: 'run-file', word: file, shell }];
  },
};

/** `sh -c '"$@"' name claude`: the words after the text are its parameters, `$0` first. */
function runParameters(text: Word, parameters: readonly Word[]): readonly Consequence[] {
  const start = /^\s*(?:exec\s+|command\s+)?("?\$0"?\s+)?"?\$[@*]"?\s*$/.exec(literalOf(text) ?? '');
  if (start === null) return [];
  return runWords(parameters.slice(start[1] === undefined ? 1 : 0));
}

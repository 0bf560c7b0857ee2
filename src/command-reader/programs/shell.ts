import type { Shell } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, readOptions } from './shared/options';

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
};

/** `bash -lc 'text'`, `bash file`, `bash <(…)`, and text on standard input. */
export const program: Program = {
  names: Object.keys(shells),
  read: (words, call) => {
    const shell = shells[call.name] ?? 'sh';
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-o',
        '+o',
        '-O',
        '+O',
        '--rcfile',
        '--init-file',
        '--emulate',
        '-C',
        '--init-command',
        '-f',
        '--features',
      ],
    });
    const commands: Consequence[] = read.options.flatMap((option) =>
      (option.name === '-C' || option.name === '--init-command') && option.value && shell === 'fish'
        ? [{ kind: 'run-text', words: [option.value], shell } as const]
        : [],
    );
    const text = read.options.find((option) => option.name === '--command')?.value ?? read.operands[0];
    if (hasOption(read, '-c', '--command')) {
      return text === undefined ? commands : [...commands, { kind: 'run-text', words: [text], shell }];
    }
    const [file] = read.operands;
    if (hasOption(read, '-s') || file === undefined || literalOf(file) === '-') {
      return [...commands, { kind: 'run-input', shell }];
    }
    return [...commands, { kind: 'run-file', word: file, shell }];
  },
};

import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Where each terminal emulator's command begins: after one of these words. */
const startsAfter: Readonly<Record<string, readonly string[]>> = {
  xterm: ['-e'],
  rxvt: ['-e'],
  urxvt: ['-e'],
  st: ['-e'],
  alacritty: ['-e', '--command'],
  konsole: ['-e'],
  'gnome-terminal': ['--', '-x'],
  'xfce4-terminal': ['-x'],
  terminator: ['-x'],
  ghostty: ['-e'],
  kgx: ['--', '-e'],
  ptyxis: ['--', '-x'],
  wezterm: ['--'],
  zellij: ['--'],
  kitty: ['--', '-e'],
  tilix: ['-e'],
};

/** Terminal emulators: the words after `-e`, `-x` or `--`; a single word is shell text. */
export const program: Program = {
  names: Object.keys(startsAfter),
  read: (words, call) => {
    const [first, ...rest] = words;
    if (first && literalOf(first) === '@') return launched(rest);
    const starts = startsAfter[call.name] ?? [];
    const start = words.findIndex((word) => starts.includes(literalOf(word) ?? ''));
    return start < 0 ? [] : wordsOrText(words.slice(start + 1));
  },
};

/** `kitty @ launch words`: https://sw.kovidgoyal.net/kitty/remote-control/ */
function launched(words: readonly Word[]): readonly Consequence[] {
  const style = {
    options: 'first-operand',
    valueFlags: ['--to', '--match', '-m', '--title', '--tab-title', '--cwd', '--env', '--location', '--password'],
  } as const;
  const [verb, ...rest] = readOptions(words, style).operands;
  return verb && literalOf(verb) === 'launch' ? runWords(readOptions(rest, style).operands) : [];
}

function wordsOrText(words: readonly Word[]): readonly Consequence[] {
  const [only] = words;
  if (words.length !== 1 || only === undefined) return runWords(words);
  return [{ kind: 'run-text', words: [only], shell: 'sh' }];
}

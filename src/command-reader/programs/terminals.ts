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
  'xfce4-terminal': ['-x', '-e', '--execute', '--command'],
  'mate-terminal': ['-x', '-e', '--execute', '--command'],
  lxterminal: ['-e', '--command'],
  qterminal: ['-e', '--execute'],
  'x-terminal-emulator': ['-e'],
  foot: ['-e', '--'],
  footclient: ['-e', '--'],
  terminator: ['-x'],
  ghostty: ['-e'],
  kgx: ['--', '-e'],
  ptyxis: ['--', '-x'],
  wezterm: ['--'],
  zellij: ['--'],
  kitty: ['--', '-e'],
  tilix: ['-e'],
};

/** Terminal emulators: the words after `-e`, `-x` or `--`, or the first operand of some; a single word is shell text. */
export const program: Program = {
  names: Object.keys(startsAfter),
  read: (words, call) => {
    const [first, ...rest] = words;
    if (first && literalOf(first) === '@') return launched(rest);
    const starts = startsAfter[call.name] ?? [];
    const start = words.findIndex((word) => starts.includes(literalOf(word) ?? ''));
    if (start >= 0) return wordsOrText(words.slice(start + 1));
    const valueFlags = Object.hasOwn(withoutFlag, call.name) ? withoutFlag[call.name] : undefined;
    return valueFlags === undefined
      ? []
      : runWords(readOptions(words, { options: 'first-operand', valueFlags }).operands);
  },
};

/** Those whose first operand begins the command, with their options that take values: kitty(1), foot(1). */
const withoutFlag: Readonly<Record<string, readonly string[]>> = {
  kitty: [
    ...[
      '--class',
      '--name',
      '-T',
      '--title',
      '-c',
      '--config',
      '-o',
      '--override',
      '-d',
      '--directory',
      '--working-directory',
    ],
    ...['--session', '--instance-group', '--listen-on', '--start-as', '--position', '--grab-keyboard'],
  ],
  foot: footFlags(),
  footclient: footFlags(),
};

function footFlags(): readonly string[] {
  return [
    ...['-c', '--config', '-o', '--override', '-f', '--font', '-t', '--term', '-T', '--title', '-a', '--app-id'],
    ...[
      '-w',
      '--window-size-pixels',
      '-W',
      '--window-size-chars',
      '-D',
      '--working-directory',
      '-s',
      '--server-socket',
    ],
    ...['-l', '--log-colorize', '-d', '--log-level', '-p', '--print-pid', '-E', '--client-environment'],
  ];
}

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

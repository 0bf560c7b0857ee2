import { linkPiece, type Piece, piecesOf, toAscii } from './pieces';
import type { Paragraph, ShimView } from './render';
import { marker, toldFolder } from './shim-names';

/**
 * The interpreter. `bash -p` where it is, since dash drops from the environment what is no shell variable (exported functions,
 * `npm_config_//registry/:_authToken`); `-p` so that neither `BASH_ENV` nor functions of that environment take part.
 */
export type Interpreter = '/bin/bash -p' | '/bin/sh';

/**
 * A shim for sh, bash, zsh, fish and pwsh, in the sh of POSIX: the notice, then `exec` of the program that comes next on PATH, so
 * that arguments, streams, signals and exit code are its own.
 *
 * Nothing of a policy is ever run: its texts are single-quoted, and written by `printf %s`. All variables begin with `__aitp_`
 * and none is exported. `IFS` stays as it is, since it may have been.
 */
export function posixShim(view: ShimView, interpreter: Interpreter): string {
  return `${head(view.name, interpreter)}${search}${missing(view)}${screen}${layout}${tell(view)}${ending(view)}`;
}

/** What remains of a shim that is no longer wanted: shells remember its path. */
export function posixPassThrough(name: string, interpreter: Interpreter): string {
  return `${head(name, interpreter)}${search}
if [ -z "$__aitp_found" ]; then
  printf '%s\\n' ${quoted(`${name}: not found`)} >&2
  exit 127
fi
exec "$__aitp_found" "$@"
`;
}

/** In single quotes nothing but the single quote itself means anything to a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const head = (name: string, interpreter: Interpreter): string => `#!${interpreter}
# Written by the VS Code extension 'AI Tool Policy', which writes it anew when the policy changes.
# It says what the policy has to say of this command and then starts the program of that name that comes next on PATH.
__aitp_name=${quoted(name)}
__aitp_here=\${0%/*}
`;

/**
 * Folders with our marker are passed over, also another editor's, so that two shims never call each other; and links to this
 * shim elsewhere. A wrapper of somebody
 * else's may look for the next program in the same way and come back here, in the same process: what it was reached by is then
 * passed over once.
 */
const search = `
__aitp_record=$__aitp_here/${toldFolder}/$__aitp_name
__aitp_pid= __aitp_before= __aitp_tried=
if [ -r "$__aitp_record" ]; then
  { read -r __aitp_pid; read -r __aitp_before; read -r __aitp_tried; } <"$__aitp_record"
fi
[ "$__aitp_pid" = "$$" ] || __aitp_tried=
__aitp_found= __aitp_rest=\${PATH-}:
while [ -n "$__aitp_rest" ]; do
  __aitp_folder=\${__aitp_rest%%:*}
  __aitp_rest=\${__aitp_rest#*:}
  __aitp_candidate=\${__aitp_folder:-.}/$__aitp_name
  if [ ! -e "\${__aitp_folder:-.}/${marker}" ] && [ -f "$__aitp_candidate" ] && [ -x "$__aitp_candidate" ] &&
    ! [ "$__aitp_candidate" -ef "$0" ] 2>/dev/null; then
    __aitp_found=$__aitp_candidate
    [ "$__aitp_found" = "$__aitp_tried" ] || break
  fi
done
`;

const missing = (view: ShimView): string => `
if [ -z "$__aitp_found" ]; then
  printf '%s\\n' ${quoted(view.missing)} >&2
  exit 127
fi
`;

/** What can be shown, and where: a terminal is at hand when a stream is one and it can be opened. */
const screen = `
__aitp_terminal=
if [ -t 0 ] || [ -t 1 ] || [ -t 2 ]; then
  if { true <>/dev/tty; } 2>/dev/null; then __aitp_terminal=yes; fi
fi

__aitp_note() { # what happened, for the extension not to tell it a second time
  { printf '%s\\n' "$$" "$1" "$__aitp_found" >|"$__aitp_record"; } 2>/dev/null
}
`;

/** Fills lines: the first word of the line, that of the lines after it, then pairs of a width and a piece. */
const layout = `
__aitp_say() {
  __aitp_line=$1 __aitp_next=$2 __aitp_used=2 __aitp_gap=
  shift 2
  while [ "$#" -ge 2 ]; do
    __aitp_word=$2
    case $1 in
      +*) __aitp_width=\${1#+} __aitp_gap= ;;
      @*)
        __aitp_width=\${1#@}
        if [ -n "$__aitp_escape" ]; then
          __aitp_word="$__aitp_escape]8;;$2$__aitp_escape\\\\$2$__aitp_escape]8;;$__aitp_escape\\\\"
        fi
        ;;
      *) __aitp_width=$1 ;;
    esac
    if [ "$__aitp_used" -gt 2 ] && [ $((__aitp_used + \${#__aitp_gap} + __aitp_width)) -gt "$__aitp_columns" ]; then
      __aitp_text="$__aitp_text$__aitp_line
"
      __aitp_line=$__aitp_next __aitp_used=2 __aitp_gap=
    fi
    __aitp_line=$__aitp_line$__aitp_gap$__aitp_word
    __aitp_used=$((__aitp_used + \${#__aitp_gap} + __aitp_width)) __aitp_gap=' '
    shift 2
  done
  __aitp_text="$__aitp_text$__aitp_line$__aitp_plain
"
}
`;

function tell(view: ShimView): string {
  const texts = [view.title, ...view.body.map(({ text }) => text), view.closing];
  const inAscii = (paragraph: Paragraph): Paragraph => ({ ...paragraph, text: toAscii(paragraph.text) });
  const title: Paragraph = { text: view.title, link: undefined };
  const closing: Paragraph = { text: view.closing, link: undefined };
  const same = texts.every((text) => toAscii(text) === text);
  const lines = (form: (paragraph: Paragraph) => Paragraph, indent: string): string =>
    [
      say('"$__aitp_top$__aitp_bold"', '"$__aitp_bar$__aitp_bold"', form(title)),
      ...view.body.map((paragraph) => say('"$__aitp_bar"', '"$__aitp_bar"', form(paragraph))),
      say('"$__aitp_end"', "'  '", form(closing)),
    ]
      .map((line) => `${indent}${line}\n`)
      .join('');
  const asWritten = (paragraph: Paragraph): Paragraph => paragraph;
  return `
__aitp_compose() {
  __aitp_columns=$(command -p stty size 2>/dev/null </dev/tty)
  __aitp_columns=\${__aitp_columns#* }
  case $__aitp_columns in
    '' | 0* | *[!0-9]* | ?????*) __aitp_columns=80 ;;
  esac
  [ "$__aitp_columns" -ge 20 ] || __aitp_columns=20
  [ "$__aitp_columns" -le 100 ] || __aitp_columns=100
  __aitp_escape= __aitp_bold= __aitp_plain= __aitp_tone=
  if [ -z "\${NO_COLOR-}" ] && [ "\${TERM:-dumb}" != dumb ]; then
    __aitp_escape=$(printf '\\033')
    __aitp_bold="$__aitp_escape[1m" __aitp_plain="$__aitp_escape[0m" __aitp_tone="$__aitp_escape[${colours[view.tone]}m"
  fi
  __aitp_top='+ ' __aitp_bar='| ' __aitp_end='+ ' __aitp_utf8=
  case \${LC_ALL:-\${LC_CTYPE:-\${LANG-}}} in
    *[uU][tT][fF]8* | *[uU][tT][fF]-8*) __aitp_top='┌ ' __aitp_bar='│ ' __aitp_end='└ ' __aitp_utf8=yes ;;
  esac
  if [ -n "$__aitp_tone" ]; then
    __aitp_top=$__aitp_tone$__aitp_top$__aitp_plain
    __aitp_bar=$__aitp_tone$__aitp_bar$__aitp_plain
    __aitp_end=$__aitp_tone$__aitp_end$__aitp_plain
  fi
  __aitp_text=
${
  same
    ? lines(asWritten, '  ')
    : `  if [ -n "$__aitp_utf8" ]; then\n${lines(asWritten, '    ')}  else\n${lines(inAscii, '    ')}  fi\n`
}}
`;
}

/** ECMA-48, SGR: red and yellow. */
const colours = { banned: 31, restricted: 33 } as const;

function say(first: string, next: string, { text, link }: Paragraph): string {
  const pieces = [...piecesOf(text), ...(link === undefined ? [] : [linkPiece(link)])];
  return `__aitp_say ${first} ${next}${pieces.map((piece) => ` ${signs[piece.kind]}${piece.width} ${quoted(piece.text)}`).join('')}`;
}

const signs: Readonly<Record<Piece['kind'], string>> = { word: '', glued: '+', link: '@' };

/** The same process, or for a mere notice one that it started, has been told already. */
function ending(view: ShimView): string {
  const refuse = `  printf '%s\\n' ${quoted(view.refusal)} >&2\n  exit 126`;
  const run = 'exec "$__aitp_found" "$@"\n';
  switch (view.enforcement) {
    case 'notify':
      return `
case "$__aitp_before $__aitp_pid" in
  "told $$" | "told $PPID") __aitp_note told ;;
  *)
    if [ -n "$__aitp_terminal" ] && [ -t 2 ]; then
      __aitp_note told
      __aitp_compose
      printf '%s' "$__aitp_text" >&2
    else
      __aitp_note silent
    fi
    ;;
esac
${run}`;
    case 'confirm':
      return `
if [ "$__aitp_before $__aitp_pid" != "agreed $$" ]; then
  if [ -z "$__aitp_terminal" ]; then
    __aitp_note silent
  ${refuse.replace('\n', '\n  ')}
  fi
  __aitp_note told
  __aitp_compose
  printf '%s ' "\${__aitp_text%?}" >/dev/tty
  __aitp_answer=
  read -r __aitp_answer </dev/tty || printf '\\n' >/dev/tty
  case $__aitp_answer in
    [yY] | [yY][eE][sS]) ;;
    *)
      printf '  %s\\n' ${quoted(view.declined)} >/dev/tty
      exit 126
      ;;
  esac
fi
__aitp_note agreed
${run}`;
    case 'block':
      return `
if [ -z "$__aitp_terminal" ]; then
  __aitp_note silent
${refuse}
fi
__aitp_note told
__aitp_compose
if [ -t 2 ]; then printf '%s' "$__aitp_text" >&2; else printf '%s' "$__aitp_text" >/dev/tty; fi
exit 126
`;
  }
}

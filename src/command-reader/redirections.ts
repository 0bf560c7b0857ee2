import { type OptionStyle, optionValue, readOptions } from './programs/shared/options';
import type { Command, Shell, Word } from './types';
import { literalOf } from './types';
import { leadingText } from './words';

/**
 * The file that a command's standard output goes to, read from the text around its words, which the readers leave out.
 * `&&` after `2>&1` and the like are no files.
 */
export function outputFile(command: Command, text: string): string | undefined {
  for (const gap of gaps(command, text)) {
    const match = /(?<![0-9&<>=-])1?>{1,2}\|?\s*("[^"\n]+"|'[^'\n]+'|[^\s;&|<>()"']+)/.exec(gap);
    if (match?.[1]) return match[1].replace(/^(["'])(.*)\1$/, '$2');
  }
  return undefined;
}

/** The file that a command fills with what it writes, or (`tee`) with what it reads, or with a word of its own. */
export function fileWritten(
  command: Command,
  text: string,
): { readonly path: string; readonly of: 'output' | 'input' | Word } | undefined {
  const [program] = command.words;
  const words = command.words.slice(1);
  const name = program && literalOf(program);
  if (/^(?:tee|tee-object)$/i.test(name ?? '')) {
    const target = words.find((word) => !leadingText(word).startsWith('-'));
    return target && { path: fileNamed(target, text), of: 'input' };
  }
  if (/^(?:set-content|add-content|out-file)$/i.test(name ?? '')) {
    const read = readOptions(words, contentStyle);
    const operands = [...read.operands];
    const target = optionValue(read, '-path', '-literalpath', '-filepath') ?? operands.shift();
    const value = optionValue(read, '-value', '-inputobject') ?? operands.shift();
    return target && { path: fileNamed(target, text), of: value ?? 'input' };
  }
  const path = /^(?:echo|printf|cat|type|write-output)$/i.test(name ?? '') ? outputFile(command, text) : undefined;
  return path === undefined ? undefined : { path, of: 'output' };
}

const contentStyle: OptionStyle = {
  options: 'anywhere',
  oneDash: 'long',
  anyCase: true,
  cutNames: true,
  quotedOperands: true,
  valueFlags: ['-path', '-literalpath', '-filepath', '-value', '-inputobject', '-encoding', '-width', '-stream'],
};

/** The file on a command's standard input: `bash < install.sh`. */
export function inputFile(command: Command, text: string): string | undefined {
  for (const gap of gaps(command, text)) {
    const match = /(?<![0-9<&])0?<\s*("[^"\n]+"|'[^'\n]+'|[^\s;&|<>()"']+)/.exec(gap);
    if (match?.[1]) return match[1].replace(/^(["'])(.*)\1$/, '$2');
  }
  return undefined;
}

/** The file that a word names; where only the shell knows its name, the word as it is written: `"$tmp"`. */
export function fileNamed(word: Word, text: string): string {
  return (
    literalOf(word) ??
    text
      .slice(word.span.start, word.span.end)
      .replace(/^"(.*)"$/s, '$1')
      .replace(/^\$\{(\w+)\}$/, '$$$1')
  );
}

/** The shell of Windows that a file's ending names. */
export function shellOfFile(path: string): Shell | undefined {
  const ending = /\.(?:ps1|cmd|bat)$/i.exec(path)?.[0].toLowerCase();
  return ending === undefined ? undefined : ending === '.ps1' ? 'pwsh' : 'cmd';
}

/** The form in which two spellings of a path in the working folder are equal. */
export function normalPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/^(?:\$\{?PWD\}?\/|\$PSScriptRoot\/|%cd%\/|%~dp0\/?)/i, '');
}

/** What stands between a command's words and after them, to the end of the line or the next operator. */
function gaps(command: Command, text: string): readonly string[] {
  const { words } = command;
  const between = words.slice(1).flatMap((word, index) => {
    const start = words[index]?.span.end ?? 0;
    return word.span.start - start > 1 ? [text.slice(start, word.span.start)] : [];
  });
  const last = words.at(-1)?.span.end ?? command.span.end;
  const line = /^[^\n]*/.exec(text.slice(last, last + 300))?.[0] ?? '';
  const before = text.slice(command.span.start, words[0]?.span.start ?? 0);
  return [
    ...(/^\d?>/.test(before) ? [before] : []),
    ...between,
    line.replace(/(?:&&|\|\||[;|)]|(?<!>)&(?!>|\d)).*$/, ''),
  ];
}

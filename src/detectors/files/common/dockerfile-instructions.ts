import { linesOf } from './lines';

/** One instruction of a Dockerfile with what follows it, continued lines and here-documents included. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** The offset of the keyword. */
  readonly start: number;
  /** Half-open range of what follows the keyword and its `--flags`. */
  readonly from: number;
  readonly to: number;
  readonly heredocs: readonly Heredoc[];
}

/** The text between the marks of a here-document. */
export interface Heredoc {
  readonly from: number;
  readonly to: number;
}

export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  /** `\`, or what the directive `escape` says. */
  readonly continuation: string;
  /** Offsets of lines that begin with no instruction that Docker knows. */
  readonly unknown: readonly number[];
}

const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** https://docs.docker.com/reference/dockerfile/ */
export function readInstructions(text: string): Dockerfile {
  const lines = linesOf(text);
  const continuation = /^(?:#[^\n]*\n)*?#\s*escape\s*=\s*([\\`])\s*$/im.exec(text.slice(0, 500))?.[1] ?? '\\';
  const instructions: Instruction[] = [];
  const unknown: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const word = /^\s*([A-Za-z]+)(?=\s|$)/.exec(line?.text ?? '');
    if (line === undefined || /^\s*(?:#|$)/.test(line.text)) continue;
    const keyword = word?.[1]?.toUpperCase() ?? '';
    if (!keywords.has(keyword)) {
      unknown.push(line.start);
      continue;
    }
    const start = line.start + (word?.[0].length ?? 0) - keyword.length;
    let last = index;
    while (last < lines.length - 1 && goesOn(lines[last]?.text ?? '', continuation, last > index)) last += 1;
    const end = endOfLine(lines[last]);
    const from = pastFlags(text, start + keyword.length, end, continuation);
    const marks = ['RUN', 'COPY', 'ADD'].includes(keyword) ? marksIn(text.slice(from, end)) : [];
    const heredocs: Heredoc[] = [];
    for (const mark of marks) {
      const first = last + 1;
      let at = first;
      while (at < lines.length && !isMark(lines[at]?.text ?? '', mark)) at += 1;
      if (at >= lines.length) break;
      heredocs.push({ from: lines[first]?.start ?? end, to: lines[at]?.start ?? end });
      last = at;
    }
    instructions.push({ keyword, start, from, to: end, heredocs });
    index = last;
  }
  return { instructions, continuation, unknown };
}

/** Comments and empty lines within a continued instruction do not end it. */
function goesOn(line: string, continuation: string, within: boolean): boolean {
  if (within && /^\s*(?:#|$)/.test(line)) return true;
  return line.trimEnd().endsWith(continuation);
}

function endOfLine(line: { readonly text: string; readonly start: number } | undefined): number {
  return line === undefined ? 0 : line.start + line.text.length;
}

/** `RUN --mount=type=cache,target=/root/.npm --network=none npm ci`. */
function pastFlags(text: string, start: number, end: number, continuation: string): number {
  const gap = continuation === '`' ? /(?:\s|`\r?\n|`[ \t]+\r?\n)*/y : /(?:\s|\\\r?\n|\\[ \t]+\r?\n)*/y;
  let at = start;
  for (;;) {
    gap.lastIndex = at;
    at += gap.exec(text)?.[0].length ?? 0;
    const flag = /--[a-z][^\s]*/y;
    flag.lastIndex = at;
    const found = flag.exec(text);
    if (found === null || at + found[0].length > end) return Math.min(at, end);
    at += found[0].length;
  }
}

interface Mark {
  readonly name: string;
  readonly indented: boolean;
}

function marksIn(line: string): readonly Mark[] {
  return [...line.matchAll(/<<(-?)\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\2/g)].map((match) => ({
    name: match[3] ?? '',
    indented: match[1] === '-',
  }));
}

function isMark(line: string, { name, indented }: Mark): boolean {
  return (indented ? line.replace(/^\t+/, '') : line) === name;
}

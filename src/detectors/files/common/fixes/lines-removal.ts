import type { Fix, FixRequest, TextChange } from '../../../../core/file-ports';
import { readInstructions } from '../dockerfile-instructions';
import { linesOf } from '../lines';
import { shellOfScript } from '../script-shell';
import type { StringValue } from '../tree';
import { isOneCommand } from './one-command';

/** For files of lines: the line goes, with those that continue it, where it stands for itself. */
export function lineRemovals({ path, text, reference }: FixRequest): readonly Fix[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/requirements.*\.(?:txt|in)$/.test(path)) {
    const named = text.slice(reference.start, reference.end);
    return [{ kind: 'remove-dependency', name: named, edits: [wholeLine(text, reference.line, '\\')] }];
  }
  if (/^(?:Brewfile|\.tool-versions|Procfile.*)$/.test(name))
    return [{ kind: 'remove-line', name: undefined, edits: [wholeLine(text, reference.line, undefined)] }];
  if (/dockerfile|containerfile/i.test(name)) return instructionRemoval(text, reference.start);
  const isRecipe = /makefile|\.mk$|justfile/i.test(name);
  const isScript = shellOfScript(path, text) !== undefined || /\.(?:husky|githooks)\//.test(path);
  if (!isRecipe && !isScript) return [];
  return plainLine(text, reference.line, isRecipe ? /^(?:\t| {2,})[@-]?/ : /^/);
}

/** A line of a block of shell text within another file. */
export function blockLineRemoval(block: StringValue, text: string, line: number): readonly Fix[] {
  const first = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', block.start) + 1))?.[0] ?? '';
  const own = text
    .slice(block.start, block.end)
    .split('\n')
    .filter((one) => one.trim() !== '');
  return own.length > 1 ? plainLine(text, line, new RegExp(`^${first}`)) : [];
}

/** A line at the outermost level that is one command, neither continues another nor is continued. */
function plainLine(text: string, line: number, indent: RegExp): readonly Fix[] {
  const lines = linesOf(text);
  const here = lines[line - 1]?.text ?? '';
  const before = lines[line - 2]?.text ?? '';
  const own = here.replace(indent, '');
  const isOuter = indent.test(here) && !/^\s/.test(own);
  const isOpen = (other: string): boolean => /(?:[\\`^]|&&|\|\|?|\{|\(|\b(?:then|do|else))\s*$/.test(other);
  if (!isOuter || !isOneCommand(own) || isOpen(here) || isOpen(before) || own.includes('<<')) return [];
  return [{ kind: 'remove-line', name: undefined, edits: [wholeLine(text, line, undefined)] }];
}

function wholeLine(text: string, line: number, continuation: string | undefined): TextChange {
  const lines = linesOf(text);
  let last = line - 1;
  while (continuation !== undefined && lines[last]?.text.trimEnd().endsWith(continuation) && last < lines.length - 1)
    last += 1;
  const start = lines[line - 1]?.start ?? 0;
  const end = lines[last + 1]?.start ?? text.length;
  return { start, end, text: '' };
}

/** What a RUN, CMD or ENTRYPOINT does may be only this. */
function instructionRemoval(text: string, offset: number): readonly Fix[] {
  const { instructions } = readInstructions(text);
  const found = instructions.find(({ start, to }) => start <= offset && offset < to);
  if (found === undefined || found.heredocs.length > 0 || !['RUN', 'CMD', 'ENTRYPOINT'].includes(found.keyword))
    return [];
  const command = text.slice(found.from, found.to).replace(/\\\r?\n/g, ' ');
  if (!isOneCommand(command)) return [];
  const start = text.lastIndexOf('\n', found.start - 1) + 1;
  const lineEnd = text.indexOf('\n', found.to);
  const edits = [{ start, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' }];
  return [{ kind: 'remove-entry', name: found.keyword, edits }];
}

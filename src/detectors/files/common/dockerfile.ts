import type { Shell } from '../../../command-reader/types';
import { type Instruction, readInstructions } from './dockerfile-instructions';
import { versionOfTag } from './github-steps';
import { parseJson } from './json';
import type { Found } from './kind';
import { joinedSource, type SourceText, sliceOf } from './source-text';
import { itemsOf, type StringValue, stringOf } from './tree';

/**
 * Base images, and what RUN, CMD, ENTRYPOINT, HEALTHCHECK and ONBUILD start, in both of their forms. The text is a file, or stands
 * in one; without FROM one that `needsBase` is none: `Dockerfile.md` and the like only have the name.
 */
export function readDockerfile(file: SourceText, folder: string, found: Found, needsBase = false): void {
  const { instructions, continuation, unknown } = readInstructions(file.text);
  if (needsBase && !instructions.some(({ keyword }) => keyword === 'FROM')) return;
  const stages = new Set<string>();
  let around: Surroundings = { file, shell: 'bash', folder, found, entry: [] };
  for (const instruction of instructions) {
    const { keyword, from, to, heredocs } = instruction;
    // Of the stage's ENTRYPOINT a later CMD makes something, and SHELL and FROM say how the others are read.
    const isIdle =
      /^(?:RUN|CMD|HEALTHCHECK|ONBUILD)$/.test(keyword) &&
      !found.concerns(file.text.slice(from, heredocs.at(-1)?.to ?? to));
    if (isIdle) continue;
    const source = withoutComments(sliceOf(file, from, to), continuation, around.shell);
    if (keyword === 'FROM') {
      readBase(source, stages, found);
      around = { ...around, shell: 'bash', entry: [] };
    } else if (keyword === 'SHELL') around = { ...around, shell: shellOf(source.text) };
    else if (keyword === 'COPY' || keyword === 'ADD') readOrigin(file, instruction, stages, found);
    else readCommand(instruction, source, around);
    if (keyword === 'ENTRYPOINT') around = { ...around, entry: execForm(source) ?? [] };
  }
  if (unknown[0] !== undefined) found.unreadable(file.at(unknown[0]), 'broken Dockerfile: no instruction begins here');
}

interface Surroundings {
  readonly file: SourceText;
  readonly shell: Shell;
  readonly folder: string;
  readonly found: Found;
  /** The words of the stage's ENTRYPOINT. */
  readonly entry: readonly StringValue[];
}

function readCommand({ keyword, heredocs, to }: Instruction, source: SourceText, around: Surroundings): void {
  const { file, shell, folder, found, entry } = around;
  switch (keyword) {
    case 'ONBUILD':
    case 'HEALTHCHECK': {
      const inner = /^\s*(RUN|CMD|ENTRYPOINT)\s+/i.exec(
        source.text.replace(/^\s*(?:--\S+\s+)*/, (flags) => ' '.repeat(flags.length)),
      );
      if (inner === null) return;
      const rest = sliceOf(source, inner[0].length, source.text.length);
      const instruction = { keyword: inner[1]?.toUpperCase() ?? 'RUN', start: 0, from: 0, to, heredocs };
      readCommand(instruction, rest, { ...around, entry: [] });
      return;
    }
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT': {
      const words = execForm(source);
      if (words !== undefined) {
        found.program(keyword === 'CMD' && awaitsScript(entry) ? [...entry, ...words] : words, { folder });
        return;
      }
      const [heredoc] = heredocs;
      if (heredoc !== undefined && /^\s*<<-?\s*["']?\w+["']?\s*$/.test(source.text)) {
        const body = sliceOf(file, heredoc.from, heredoc.to);
        const other = /^#!\s*\S*?([\w.]+)(?:\s+([\w.]+))?/.exec(body.text);
        const program = other?.[1] === 'env' ? other[2] : other?.[1];
        if (program === undefined || /^(?:ba|z|da|a|k)?sh$/.test(program)) found.shell(body, 'bash', { folder });
        return;
      }
      const last = heredocs.at(-1);
      // A here-document for a program within the line is the shell's own business.
      const whole =
        last === undefined ? source : joinedSource([source, sliceOf(file, to, endOfLine(file.text, last.to))], '');
      found.shell(whole, shell, { folder });
      return;
    }
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** `FROM --platform=… image:tag AS stage`; an earlier stage is no image. */
function readBase(source: SourceText, stages: Set<string>, found: Found): void {
  const match = /^\s*(\S+)(?:\s+AS\s+(\S+))?/i.exec(source.text);
  const [, image = '', stage] = match ?? [];
  if (image !== '' && !stages.has(image.toLowerCase())) addImage(image, source.at(source.text.indexOf(image)), found);
  if (stage !== undefined) stages.add(stage.toLowerCase());
}

/** `COPY --from=ghcr.io/…/tool:1 /bin/tool /bin/`: the tool comes out of its image. */
function readOrigin(file: SourceText, { start, from }: Instruction, stages: ReadonlySet<string>, found: Found): void {
  const flags = file.text.slice(start, from);
  const origin = /--from=(\S+)/.exec(flags);
  const image = origin?.[1];
  if (origin === null || image === undefined || stages.has(image.toLowerCase()) || /^\d+$/.test(image)) return;
  addImage(image, file.at(start + origin.index + '--from='.length), found);
}

function addImage(image: string, start: number, found: Found): void {
  found.package(`docker:${image}`, versionOfTag(image), 'install', { start, end: start + image.length });
}

/** `["npm", "i", "-g", "tool"]`; undefined where it is text for the shell. */
function execForm(source: SourceText): readonly StringValue[] | undefined {
  if (!/^\s*\[/.test(source.text)) return undefined;
  const { roots, faults } = parseJson(source.text.replace(/[\\`][ \t]*\r?\n/g, (end) => ' '.repeat(end.length)));
  const [root] = roots;
  if (root?.kind !== 'array' || faults.length > 0) return undefined;
  return itemsOf(root).flatMap((item) => {
    const word = stringOf(item);
    if (word === undefined) return [];
    const inner = word.source();
    const placed = { text: inner.text, at: (offset: number) => source.at(inner.at(offset)) };
    return [{ ...word, start: source.at(word.start), end: source.at(word.end), source: () => placed }];
  });
}

/** `["sh", "-c"]`: what it runs comes with CMD. */
function awaitsScript(entry: readonly StringValue[]): boolean {
  const [shell, ...options] = entry.map(({ text }) => text);
  return shell !== undefined && /^(?:.*\/)?(?:ba|z|da|a|k)?sh$/.test(shell) && /^-\w*c$/.test(options.at(-1) ?? '');
}

function shellOf(text: string): Shell {
  const [program = ''] = text
    .replace(/["[\],]/g, ' ')
    .trim()
    .split(/\s+/);
  if (/powershell|pwsh/i.test(program)) return 'pwsh';
  return /cmd(?:\.exe)?$/i.test(program) ? 'cmd' : 'bash';
}

/**
 * Comments and empty lines within a continued instruction are taken out before the shell sees it: here they become white space.
 * Where the escape is another than the shell's own, so do the ends of continued lines.
 */
function withoutComments(source: SourceText, continuation: string, shell: Shell): SourceText {
  const blanked = source.text.replace(/(?<=\n)[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/g, (line) => ' '.repeat(line.length));
  const own = shell === 'pwsh' ? '`' : shell === 'cmd' ? '^' : '\\';
  if (continuation === own) return { text: blanked, at: source.at };
  const ends = continuation === '`' ? /`[ \t]*\r?\n/g : /\\[ \t]*\r?\n/g;
  return { text: blanked.replace(ends, (part) => ' '.repeat(part.length)), at: source.at };
}

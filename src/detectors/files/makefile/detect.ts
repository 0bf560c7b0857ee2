import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { joinedSource, plainSource, rewritten, type SourceText, sliceOf, unknownOf } from '../common/source-text';

/** Recipes, and `$(shell …)` wherever it stands. Each line of a recipe is a text of its own for the shell. */
export function detect({ path, text }: OpenedFile, found: Found): void {
  const folder = folderOf(path);
  const lines = logicalLines(text);
  // Of what one line fetches or defines the next ones know where a whole recipe is one text.
  const recipes = /^\.ONESHELL[ \t]*:/m.test(text)
    ? recipesOf(lines)
    : lines.filter(({ recipe }) => recipe).map(({ source }) => source);
  for (const recipe of recipes) found.shell(withoutMake(recipe), 'sh', { folder });
  for (const { source } of lines) {
    for (const inner of shellCalls(source)) found.shell(withoutMake(inner), 'sh', { folder });
  }
}

/** Lines with those that continue them; of a rule in one line what follows the semicolon. */
function logicalLines(text: string): readonly { readonly source: SourceText; readonly recipe: boolean }[] {
  const lines = linesOf(text);
  const found: { source: SourceText; recipe: boolean }[] = [];
  let inRule = false;
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index];
    if (first === undefined) continue;
    let last = index;
    while (last < lines.length - 1 && /(?<!\\)(?:\\\\)*\\$/.test(lines[last]?.text ?? '')) last += 1;
    const end = (lines[last]?.start ?? 0) + (lines[last]?.text.length ?? 0);
    const source = plainSource(text.slice(first.start, end), first.start);
    index = last;
    const isRecipe = inRule && source.text.startsWith('\t');
    if (isRecipe) {
      if (!/^\s*#/.test(source.text))
        found.push({ source: sliceOf(source, marksOf(source.text), source.text.length), recipe: true });
      continue;
    }
    if (/^\s*(?:#|$)/.test(source.text)) continue;
    const rule = /^[^\t:=#][^:=#]*::?(?![:=])/.exec(source.text);
    if (rule !== null) inRule = true;
    else if (!/^\s*-?(?:ifn?eq|ifn?def|else|endif|include)\b/.test(source.text)) inRule = false;
    const semicolon = rule === null ? -1 : source.text.indexOf(';', rule[0].length);
    if (semicolon >= 0 && !/^[^;]*=/.test(source.text.slice(rule?.[0].length ?? 0))) {
      const start = semicolon + 1 + marksOf(source.text.slice(semicolon + 1));
      found.push({ source: sliceOf(source, start, source.text.length), recipe: true });
    } else found.push({ source, recipe: false });
  }
  return found;
}

/** Lines of recipes that follow one another, each as one text. */
function recipesOf(lines: ReturnType<typeof logicalLines>): readonly SourceText[] {
  const recipes: SourceText[][] = [];
  for (const [index, { source, recipe }] of lines.entries()) {
    if (!recipe) continue;
    if (lines[index - 1]?.recipe === true) recipes.at(-1)?.push(source);
    else recipes.push([source]);
  }
  return recipes.map((pieces) => joinedSource(pieces, '\n'));
}

/** White space and the marks by which make says how a line of a recipe is run. */
function marksOf(line: string): number {
  return /^[\t @+-]*/.exec(line)?.[0].length ?? 0;
}

function shellCalls(source: SourceText): readonly SourceText[] {
  return [...source.text.matchAll(/\$[({]shell\s+/g), ...source.text.matchAll(/!=\s*/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = match[0].startsWith('!') ? source.text.length : closing(source.text, start);
    return end === undefined || /^\t/.test(source.text) ? [] : [sliceOf(source, start, end)];
  });
}

function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '(' || text[index] === '{') depth += 1;
    if (text[index] === ')' || text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

/** Make puts in its variables and takes `$$` for a dollar sign before the shell sees the text. */
function withoutMake(source: SourceText): SourceText {
  return rewritten(source, /\$\$|\$\([^()]*(?:\([^()]*\)[^()]*)*\)|\$\{[^{}]*\}|\$[@<^?*%+|]/g, (part) =>
    part === '$$' ? '$' : unknownOf(Math.max(4, part.length)),
  );
}

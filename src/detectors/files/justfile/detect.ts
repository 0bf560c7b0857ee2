import type { Shell } from '../../../command-reader/types';
import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { shebangShell } from '../common/script-shell';
import { plainSource, replaced, type SourceText, unknownOf } from '../common/source-text';
import { shellNamed } from '../common/step-shell';

/** Recipes line by line, or as a script where they begin with `#!`; backticks of assignments. https://just.systems/man/en/ */
export function detect({ path, text }: OpenedFile, found: Found): void {
  const options = { folder: folderOf(path) };
  const usual = /^set\s+shell\s*:=\s*\[\s*["']([^"']+)/m.exec(text)?.[1];
  const shell: Shell | undefined = usual === undefined ? 'sh' : shellNamed(usual);
  for (const body of bodiesOf(text)) {
    const script = shebangShell(body.text.trimStart());
    if (script !== undefined) {
      if (script !== 'other') found.shell(withoutVariables(body), script, options);
    } else if (shell !== undefined)
      for (const line of recipeLines(body)) found.shell(withoutVariables(line), shell, options);
  }
  for (const assignment of text.matchAll(/^(?:export\s+)?[A-Za-z_][\w-]*\s*:=[^\n]*/gm)) {
    for (const { index, 1: command = '' } of assignment[0].matchAll(/`([^`]+)`/g))
      found.shell(plainSource(command, assignment.index + index + 1), 'sh', options);
  }
}

/** The indented lines below a recipe's head. */
function bodiesOf(text: string): readonly SourceText[] {
  const lines = linesOf(text);
  const bodies: SourceText[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (!/^@?[A-Za-z_][^\n]*:(?!=)/.test(lines[index]?.text ?? '')) continue;
    let last = index;
    while (last < lines.length - 1 && /^(?:[ \t]+\S|\s*$)/.test(lines[last + 1]?.text ?? '')) last += 1;
    const start = lines[index + 1]?.start ?? text.length;
    const end = (lines[last]?.start ?? 0) + (lines[last]?.text.length ?? 0);
    if (last > index) bodies.push(plainSource(text.slice(start, end), start));
    index = last;
  }
  return bodies;
}

function recipeLines(body: SourceText): readonly SourceText[] {
  return [...body.text.matchAll(/^[ \t]*[@-]*((?:[^\n]*\\\r?\n)*[^\n]*)$/gm)].flatMap((match) => {
    const line = match[1] ?? '';
    const start = match.index + match[0].length - line.length;
    return line.trim() === '' || line.trimStart().startsWith('#')
      ? []
      : [{ text: line, at: (offset: number) => body.at(start + offset) }];
  });
}

function withoutVariables(source: SourceText): SourceText {
  return replaced(source, /\{\{[^\n]*?\}\}/g, (part) => unknownOf(part.length));
}

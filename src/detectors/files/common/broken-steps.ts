import { readUses, withoutExpressions } from './github-steps';
import type { Found } from './kind';
import { linesOf } from './lines';
import { joinedSource, plainSource, type SourceText } from './source-text';
import { shellNamed } from './step-shell';
import { plainString } from './tree';

type Line = ReturnType<typeof linesOf>[number];

const keys =
  /^([ \t]*(?:- +)?)(name|uses|run|id|if|shell|env|with|working-directory|timeout-minutes|continue-on-error|steps|runs-on|needs|permissions|strategy|outputs|jobs|on):(?:[ \t]+(.*?))?[ \t]*$/;

/**
 * The steps of a workflow that is no YAML as a whole: a script whose lines are not indented ends the text that it stands in, and a
 * colon or a conflict that nobody resolved takes the steps around it along. What begins like a step is still one, unless its key
 * is among those that were read, by their offsets.
 */
export function readBrokenSteps(text: string, known: ReadonlySet<number>, found: Found): void {
  const lines = linesOf(text);
  let run: SourceText | undefined;
  let shell: string | undefined;
  const finish = (): void => {
    const language = shellNamed(shell);
    if (run !== undefined && language !== undefined) found.shell(withoutExpressions(run), language, { folder: '' });
    run = undefined;
    shell = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const [, before = '', key, value = ''] = keys.exec(line?.text ?? '') ?? [];
    if (line === undefined || key === undefined) continue;
    if (before.includes('-') || key === 'steps') finish();
    if (known.has(line.start + before.length)) continue;
    const inline = inlineText(value, line.start + line.text.lastIndexOf(value));
    if (/^[|>][-+\d]*(?:\s+#.*)?$/.test(value)) {
      const body = blockBelow(lines, index, before.length);
      index += body.length;
      if (key === 'run') run = dedented(body, value.startsWith('>') ? ' ' : '\n');
    } else if (key === 'run') run = /^["']/.test(inline.text) ? undefined : inline;
    else if (key === 'shell') shell = inline.text;
    else if (key === 'uses') readUses(plainString(inline.text, inline.at(0)), found);
  }
  finish();
}

/** The lines up to the next key that stands no deeper. */
function blockBelow(lines: readonly Line[], index: number, depth: number): readonly Line[] {
  let end = index + 1;
  for (; end < lines.length; end += 1) {
    const before = keys.exec(lines[end]?.text ?? '')?.[1];
    if (before !== undefined && before.length <= depth) break;
  }
  return lines.slice(index + 1, end);
}

function dedented(body: readonly Line[], separator: string): SourceText {
  const first = body.find((line) => line.text.trim() !== '');
  const indent = /^[ \t]*/.exec(first?.text ?? '')?.[0].length ?? 0;
  const pieces = body.map((line) => {
    const own = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    const cut = Math.min(indent, own);
    return plainSource(line.text.slice(cut), line.start + cut);
  });
  return joinedSource(pieces, separator);
}

/** Without quotes around it and a comment behind it; one that does not end here keeps its quote. */
function inlineText(value: string, start: number): SourceText {
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value);
  if (quoted !== null) return plainSource(quoted[2] ?? '', start + 1);
  return plainSource(value.replace(/\s+#.*$/, ''), start);
}

import type { Ignore } from '../../../core/findings/file-reference';
import { linesOf } from './lines';

export type { Ignore };

/** `# ai-tool-policy-ignore rule-id: reason`, behind what it is about or on a line of its own above it. */
const comment = /(?:#|\/\/|\/\*|<!--|--|;|::|\brem\b)\s{0,20}ai-tool-policy-ignore\s{1,20}([^\s:]+)\s{0,20}:/i;

/** Whatever comments look like in the file's format. One without a reason does not count. */
export function ignoresIn(text: string): readonly Ignore[] {
  if (!/ai-tool-policy-ignore/i.test(text)) return [];
  const lines = linesOf(text);
  const isComment = (index: number): boolean =>
    /^\s*(?:#|\/\/|\/\*|<!--|--|;|::|rem\b)/i.test(lines[index]?.text ?? '');
  return lines.flatMap((line, index) => {
    const start = line.text.slice(0, 2000);
    const [said = '', rule = ''] = comment.exec(start) ?? [];
    const reason = reasonIn(start.slice(start.indexOf(said) + said.length));
    if (rule === '' || reason === '') return [];
    let about = index;
    while (isComment(about) && about < lines.length - 1) about += 1;
    return [{ line: about + 1, rule, reason }];
  });
}

/** Without the end of the comment. */
function reasonIn(text: string): string {
  return text
    .trim()
    .replace(/(?:\*\/|-->)$/, '')
    .trim();
}

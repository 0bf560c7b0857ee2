import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { plainSource } from '../common/source-text';

/** `name: command`, each a line of its own. */
export function detect({ text }: OpenedFile, found: Found): void {
  for (const line of linesOf(text)) {
    const head = /^[\w-]+\s*:\s*/.exec(line.text)?.[0].length;
    if (head !== undefined) found.shell(plainSource(line.text.slice(head), line.start + head), 'sh');
  }
}

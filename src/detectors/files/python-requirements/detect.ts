import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { readRequirement } from '../common/requirements';
import { plainSource } from '../common/source-text';

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function detect({ text }: OpenedFile, found: Found): void {
  let continued = false;
  for (const line of linesOf(text)) {
    const bare = line.text.replace(/(?:^|\s)#.*$/, '');
    const wasContinued = continued;
    continued = bare.endsWith('\\');
    // What follows a continued line are options such as `--hash`.
    if (wasContinued || bare.trim() === '') continue;
    const editable = /^\s*(?:-e|--editable)[\s=]+/.exec(bare)?.[0].length ?? 0;
    if (editable === 0 && /^\s*-/.test(bare)) continue;
    readRequirement(plainSource(bare.slice(editable).replace(/\\$/, ''), line.start + editable), found);
  }
}

import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { readManagedTool } from '../common/version-managers';

/** https://asdf-vm.com/manage/configuration.html#tool-versions */
export function detect({ text }: OpenedFile, found: Found): void {
  for (const line of linesOf(text)) {
    const [, space = '', name, version] = /^(\s*)([^\s#]+)\s+([^\s#]+)/.exec(line.text) ?? [];
    if (name === undefined) continue;
    const start = line.start + space.length;
    readManagedTool(name, version, { start, end: start + name.length }, found);
  }
}

import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';

/** Modules that are required and programs that are tools. https://go.dev/ref/mod#go-mod-file */
export function detect({ text }: OpenedFile, found: Found): void {
  let block: string | undefined;
  for (const line of linesOf(text)) {
    const bare = line.text.replace(/\/\/.*$/, '');
    const opened = /^\s*(\w+)\s*\(/.exec(bare)?.[1];
    if (opened !== undefined) {
      block = opened;
      continue;
    }
    if (/^\s*\)/.test(bare)) {
      block = undefined;
      continue;
    }
    const [, before = '', directive = block, path, version] =
      /^(\s*(?:(require|tool)\s+)?)([^\s"]+)(?:\s+(v\S+))?/.exec(bare) ?? [];
    if (path === undefined || (directive !== 'require' && directive !== 'tool') || !path.includes('.')) continue;
    const start = line.start + before.length;
    found.package(`go:${path}`, version, 'install', { start, end: start + path.length });
  }
}

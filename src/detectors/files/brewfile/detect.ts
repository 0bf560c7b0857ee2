import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';

/** What each word of a Brewfile installs, as package ids; `vscode` is an extension. https://docs.brew.sh/Brew-Bundle-and-Brewfile */
const ecosystems: Readonly<Record<string, string>> = {
  brew: 'brew',
  cask: 'brew',
  npm: 'npm',
  go: 'go',
  cargo: 'cargo',
  uv: 'pypi',
  pipx: 'pypi',
};

export function detect({ text }: OpenedFile, found: Found): void {
  for (const line of linesOf(text)) {
    const match = /^(\s*([a-z]+)[\s(]+(["']))([^"'#]+)\3/.exec(line.text);
    if (match === null) continue;
    const [, before = '', word = '', , name = ''] = match;
    const start = line.start + before.length;
    const spot = { start, end: start + name.length };
    const ecosystem = Object.hasOwn(ecosystems, word) ? ecosystems[word] : undefined;
    if (ecosystem !== undefined) found.package(`${ecosystem}:${name}`, undefined, 'install', spot);
    else if (word === 'vscode') found.extension(name, undefined, 'install', spot);
  }
}

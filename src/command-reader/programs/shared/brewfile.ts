/** What a line of a Brewfile installs. */
export interface BrewfileEntry {
  readonly ecosystem: 'brew' | 'npm' | 'go' | 'cargo' | 'pypi' | 'extension';
  readonly name: string;
  /** Where the name stands in the text. */
  readonly start: number;
}

/** By the word that a line begins with; `vscode` is an extension. https://docs.brew.sh/Brew-Bundle-and-Brewfile */
const ecosystems: Readonly<Record<string, BrewfileEntry['ecosystem']>> = {
  brew: 'brew',
  cask: 'brew',
  npm: 'npm',
  go: 'go',
  cargo: 'cargo',
  uv: 'pypi',
  pipx: 'pypi',
  vscode: 'extension',
};

export function brewfileEntries(text: string): readonly BrewfileEntry[] {
  return [...text.matchAll(/^([ \t]*([a-z]+)[ \t(]+(["']))([^"'#\r\n]+)\3/gm)].flatMap((match) => {
    const [, before = '', word = '', , name = ''] = match;
    const ecosystem = Object.hasOwn(ecosystems, word) ? ecosystems[word] : undefined;
    return ecosystem === undefined ? [] : [{ ecosystem, name, start: match.index + before.length }];
  });
}

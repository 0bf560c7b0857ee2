import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, itemsOf, oneOrMany, type Spot, stringOf } from '../common/tree';

/** Packages of Nix, the hook and the scripts. https://www.jetify.com/docs/devbox/configuration */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const options = { folder: folderOf(path) };
  const add = (text: string, spot: Spot): void => {
    // `claude-code@latest`, or a flake: `github:owner/name#claude-code`.
    const name = text.includes('#') ? text : text.replace(/@[^@]*$/, '');
    found.package(`nix:${name}`, undefined, 'install', spot);
  };
  for (const root of roots) {
    const packages = field(root, 'packages');
    for (const item of itemsOf(packages)) {
      const text = stringOf(item);
      if (text !== undefined) add(text.text, text);
    }
    for (const { key } of entriesOf(packages)) add(key.text, key);
    const shell = field(root, 'shell');
    const texts = [field(shell, 'init_hook'), ...entriesOf(field(shell, 'scripts')).map(({ value }) => value)];
    for (const value of texts.flatMap(oneOrMany)) {
      const text = stringOf(value);
      if (text !== undefined) found.shell(text.source(), 'bash', options);
    }
  }
}

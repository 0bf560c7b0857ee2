import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, stringOf, textOf } from '../common/tree';

/** https://pipenv.pypa.io/en/latest/pipfile.html */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const { key: section, value } of entriesOf(root)) {
      // Besides `packages` and `dev-packages` there may be categories of any name.
      if (['source', 'requires', 'scripts', 'pipenv'].includes(section.text)) continue;
      for (const { key, value: wanted } of entriesOf(value)) {
        const version = /^==\s*(\S+)$/.exec(textOf(wanted) ?? textOf(field(wanted, 'version')) ?? '')?.[1];
        found.package(`pypi:${key.text}`, version, 'install', key);
      }
    }
    for (const { value } of entriesOf(field(root, 'scripts'))) {
      const script = stringOf(value);
      if (script !== undefined) found.shell(script.source(), 'sh');
    }
  }
}

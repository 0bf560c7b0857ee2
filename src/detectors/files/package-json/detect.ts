import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { readDependencies } from '../common/npm-dependencies';
import { entriesOf, field, oneOrMany, stringOf, stringsOf, type Value } from '../common/tree';

/** Dependencies and scripts, and the hooks and runners that other tools keep in package.json. */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const options = { folder: folderOf(path) };
  for (const root of roots) {
    readDependencies(root, found);
    const commands = [
      ...entriesOf(field(root, 'scripts')).map(({ value }) => value),
      ...hooks.flatMap((name) => entriesOf(field(root, ...name)).flatMap(({ value }) => oneOrMany(value))),
      ...lintStaged(field(root, 'lint-staged')),
    ];
    for (const command of commands) {
      const text = stringOf(command);
      if (text !== undefined) found.shell(text.source(), 'sh', options);
    }
    // Volta and corepack fetch what these fields name.
    const manager = stringOf(field(root, 'packageManager'));
    if (manager !== undefined) found.package(`npm:${manager.text}`, undefined, 'install', manager);
  }
}

const hooks: readonly (readonly string[])[] = [['husky', 'hooks'], ['simple-git-hooks'], ['gitHooks'], ['pre-commit']];

/** `"*.ts": "eslint"`, or lists of such commands. */
function lintStaged(value: Value | undefined): readonly Value[] {
  return entriesOf(value).flatMap((entry) => stringsOf(entry.value));
}
